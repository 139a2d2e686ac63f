using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
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
        RuleFor(m => m.HeldOn).Must(d => d >= Domain.Agreements.AgreementRules.FirstDate && d <= Domain.Agreements.AgreementRules.LastDate).WithErrorCode("date.unlikely");
        RuleFor(m => m.Units).Must(u => u is null || (u.Count <= Shape.Many && u.All(n => n is { Length: <= Shape.Short }))).WithErrorCode("meeting.units");
    }
}

/// <summary>A meeting of a renewal, planned or held; given an id, it corrects the one on record, for instance to add the minutes.</summary>
public static class RecordMeeting
{
    public sealed record Command(Guid Renewal, Guid? Meeting, MeetingFacts Facts) : ICommand<ListMeetings.Item>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new MeetingShape());
    }

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO renewal_meetings (id, renewal_id, held_on, place, agenda, units, attending, minutes, source, recorded_at)
        VALUES (@Id, @Renewal, @HeldOn, @Place, @Agenda, @Units, @Attending, @Minutes, @Source, @Now)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE renewal_meetings SET held_on = @HeldOn, place = @Place, agenda = @Agenda, units = @Units, attending = @Attending, minutes = @Minutes, source = @Source
        WHERE id = @Id AND renewal_id = @Renewal
        """);

    public sealed class Handler(Db db, RenewalStore store, TimeProvider time) : IRequestHandler<Command, ListMeetings.Item>
    {
        public async Task<ListMeetings.Item> Handle(Command request, CancellationToken cancellationToken)
        {
            await store.GetAsync(request.Renewal, cancellationToken);
            var (facts, id) = (request.Facts, request.Meeting ?? Ids.New(time));
            var row = new
            {
                Id = id, request.Renewal, facts.HeldOn, facts.Place, facts.Agenda, Units = Json.Write(facts.Units ?? []), facts.Attending, facts.Minutes, facts.Source, Now = time.GetUtcNow(),
            };
            if (await db.ExecuteAsync(request.Meeting is null ? Insert : Update, row, cancellationToken) == 0) throw DomainException.NotFound("meeting", id);
            return new ListMeetings.Item(id, facts.HeldOn, facts.Place, facts.Agenda, facts.Units ?? [], facts.Attending ?? facts.Units?.Count, facts.Minutes, facts.Source);
        }
    }
}

public static class ListMeetings
{
    public sealed record Query(Guid Renewal) : IQuery<View>;

    public sealed record View(IReadOnlyList<Item> Items);

    /// <param name="Attending">Number of attending units.</param>
    public sealed record Item(Guid Id, DateOnly HeldOn, string? Place, string Agenda, IReadOnlyList<string> Units, int? Attending, string? Minutes, string? Source);

    private static readonly Statement All = Statement.Of("""
        SELECT id, held_on, place, agenda, units, attending, minutes, source FROM renewal_meetings WHERE renewal_id = @Renewal ORDER BY held_on, id
        """);

    public sealed class Handler(Db db, RenewalStore store) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            await store.GetAsync(request.Renewal, cancellationToken);
            return new View([.. (await db.QueryAsync<Row>(All, new { request.Renewal }, cancellationToken)).Select(r => r.ToItem())]);
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

        public Item ToItem()
        {
            var units = Json.Read<List<string>>(Units);
            return new Item(Id, HeldOn, Place, Agenda, units, Attending ?? (units.Count == 0 ? null : units.Count), Minutes, Source);
        }
    }
}
