using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Renewals;

/// <param name="Units">The units that attend, by name.</param>
/// <param name="Attending">How many units attend, where they are not all named.</param>
/// <param name="Minutes">Berita acara.</param>
public sealed record MeetingFacts(
    DateOnly HeldOn, string Agenda, string? Place = null, IReadOnlyList<string>? Units = null, int? Attending = null, string? Minutes = null, string? Source = null);

public sealed class MeetingShape : AbstractValidator<MeetingFacts>
{
    public MeetingShape()
    {
        RuleFor(m => m.Agenda).Line(Shape.Title);
        RuleFor(m => m.Agenda).Must(a => !Domain.Texts.VisibleText.IsBlank(a)).WithErrorCode("text.required");
        RuleFor(m => m.Place).Line(Shape.Short);
        RuleFor(m => m.Minutes).AtMost(20_000);
        RuleFor(m => m.Source).AtMost(Shape.Title);
        RuleFor(m => m.Attending).Must(n => n is null or (>= 0 and <= 10_000)).WithErrorCode("meeting.attending");
        RuleFor(m => m.HeldOn).Likely();
        When(m => m.Units is not null, () => this.LinesAtMost(m => m.Units!, Shape.Many, Shape.Short));
    }
}

/// <summary>A meeting of a renewal, planned or held; given an id, it corrects the one on record, for instance to add the minutes.</summary>
public static class RecordMeeting
{
    /// <param name="Meeting">The one that is corrected, with the version that was read; null = a new one.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    [Needs(Permission.Edit, Subject.Renewal, nameof(Command.Renewal))]
    public sealed record Command(Guid Renewal, (Guid Id, long Version)? Meeting, MeetingFacts Facts) : ICommand<ListMeetings.Item>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new MeetingShape());
    }

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO renewal_meetings (id, renewal_id, held_on, place, agenda, units, attending, minutes, source, recorded_at, version)
        VALUES (@Id, @Renewal, @HeldOn, @Place, @Agenda, @Units, @Attending, @Minutes, @Source, @Now, 1)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE renewal_meetings SET held_on = @HeldOn, place = @Place, agenda = @Agenda, units = @Units, attending = @Attending, minutes = @Minutes, source = @Source, version = version + 1
        WHERE id = @Id AND version = @Version
        """);

    public sealed class Handler(Db db, RenewalStore store, IMediator mediator, TimeProvider time) : IRequestHandler<Command, ListMeetings.Item>
    {
        public async Task<ListMeetings.Item> Handle(Command request, CancellationToken cancellationToken)
        {
            var renewal = await store.GetAsync(request.Renewal, cancellationToken);
            var before = request.Meeting is { } known ? await KnownAsync(request.Renewal, known, cancellationToken) : null;
            var facts = request.Facts;
            var row = new
            {
                Id = before?.Id ?? Ids.New(time), request.Renewal, facts.HeldOn, facts.Place, facts.Agenda, Units = Json.Write(facts.Units ?? []), facts.Attending, facts.Minutes, facts.Source,
                Now = time.GetUtcNow(), Version = before?.Version ?? 0,
            };
            if (await db.ExecuteAsync(before is null ? Insert : Update, row, cancellationToken) == 0) throw DomainException.Stale(row.Version + 1);
            var after = new ListMeetings.Item(row.Id, facts.HeldOn, facts.Place, facts.Agenda, facts.Units ?? [], facts.Attending ?? facts.Units?.Count, facts.Minutes, facts.Source, row.Version + 1);
            store.Record(renewal, "meeting", before, after);
            return after;
        }

        private async Task<ListMeetings.Item> KnownAsync(Guid renewal, (Guid Id, long Version) known, CancellationToken ct)
        {
            var found = (await mediator.Send(new ListMeetings.Query(renewal), ct)).Items.FirstOrDefault(m => m.Id == known.Id) ?? throw DomainException.NotFound("meeting", known.Id);
            return found.Version == known.Version ? found : throw DomainException.Stale(found.Version);
        }
    }
}

public static class ListMeetings
{
    [Needs(Permission.Read, Subject.Renewal, nameof(Query.Renewal))]
    public sealed record Query(Guid Renewal, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Item> Items, string? NextPageToken);

    /// <param name="Attending">Number of attending units.</param>
    public sealed record Item(Guid Id, DateOnly HeldOn, string? Place, string Agenda, IReadOnlyList<string> Units, int? Attending, string? Minutes, string? Source, long Version);

    private static readonly Statement All = Statement.Of("""
        SELECT id, held_on, place, agenda, units, attending, minutes, source, version FROM renewal_meetings WHERE renewal_id = @Renewal ORDER BY held_on, id
        """);

    public sealed class Handler(Db db, RenewalStore store) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            await store.GetAsync(request.Renewal, cancellationToken);
            var (page, next) = PartPage.Cut([.. (await db.QueryAsync<Row>(All, new { request.Renewal }, cancellationToken)).Select(r => r.ToItem())], request.Page, new { request.Renewal, Of = "meetings" }, i => new Position { Id = i.Id });
            return new View(page, next);
        }
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public DateOnly HeldOn { get; init; }
        public string? Place { get; init; }
        public string Agenda { get; init; } = "";
        public string Units { get; init; } = "[]";
        public int? Attending { get; init; }
        public string? Minutes { get; init; }
        public string? Source { get; init; }
        public long Version { get; init; }

        public Item ToItem()
        {
            var units = Json.Read<List<string>>(Units);
            return new Item(Id, HeldOn, Place, Agenda, units, Attending ?? (units.Count == 0 ? null : units.Count), Minutes, Source, Version);
        }
    }
}
