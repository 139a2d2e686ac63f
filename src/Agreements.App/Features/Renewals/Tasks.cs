using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Renewals;

/// <param name="Assignee">A post or a unit.</param>
/// <param name="DoneOn">Null = still to do.</param>
public sealed record TaskFacts(string Title, string? Assignee = null, DateOnly? DueOn = null, DateOnly? DoneOn = null);

/// <summary>Something that somebody has to do for a renewal; given an id, it changes the one on record, for instance to say that it is done.</summary>
public static class RecordTask
{
    /// <param name="Task">The one that is changed, with the version that was read; null = a new one.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; <c>renewal.doneLater</c>.</exception>
    [Needs(Permission.Edit, Subject.Renewal, nameof(Command.Renewal))]
    public sealed record Command(Guid Renewal, (Guid Id, long Version)? Task, TaskFacts Facts) : ICommand<ListTasks.Item>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Facts.Title).Line(Shape.Title);
            RuleFor(c => c.Facts.Title).Must(t => !Domain.Texts.VisibleText.IsBlank(t)).WithErrorCode("text.required");
            RuleFor(c => c.Facts.Assignee).Line(Shape.Short);
            RuleFor(c => c.Facts.DueOn).Must(d => d is null || Shape.IsLikely(d.Value)).WithErrorCode("date.unlikely");
            RuleFor(c => c.Facts.DoneOn).Must(d => d is null || Shape.IsLikely(d.Value)).WithErrorCode("date.unlikely");
        }
    }

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO renewal_tasks (id, renewal_id, title, assignee, due_on, done_on, done_by, recorded_at, version) VALUES (@Id, @Renewal, @Title, @Assignee, @DueOn, @DoneOn, @DoneBy, @Now, 1)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE renewal_tasks SET title = @Title, assignee = @Assignee, due_on = @DueOn, done_on = @DoneOn, done_by = @DoneBy, version = version + 1 WHERE id = @Id AND version = @Version
        """);

    public sealed class Handler(Db db, RenewalStore store, AgreementReader reader, StatusOf statusOf, IMediator mediator, RequestContext context, TimeProvider time) : IRequestHandler<Command, ListTasks.Item>
    {
        public async Task<ListTasks.Item> Handle(Command request, CancellationToken cancellationToken)
        {
            var renewal = await store.GetAsync(request.Renewal, cancellationToken);
            var today = statusOf.Today((await reader.GetAsync(renewal.Agreement, cancellationToken)).Agreement);
            if (request.Facts.DoneOn > today) throw DomainException.Invalid("renewal.doneLater", "/doneOn", request.Facts.DoneOn);
            var before = request.Task is { } known ? await KnownAsync(request.Renewal, known, cancellationToken) : null;
            var facts = request.Facts;
            var after = new ListTasks.Item
            {
                Id = before?.Id ?? Ids.New(time), Title = facts.Title, Assignee = facts.Assignee, DueOn = facts.DueOn, DoneOn = facts.DoneOn, DoneBy = facts.DoneOn is null ? null : context.Actor,
                Version = (before?.Version ?? 0) + 1,
            };
            var row = new { after.Id, request.Renewal, after.Title, after.Assignee, after.DueOn, after.DoneOn, after.DoneBy, Now = time.GetUtcNow(), Version = after.Version - 1 };
            if (await db.ExecuteAsync(before is null ? Insert : Update, row, cancellationToken) == 0) throw DomainException.Stale(after.Version);
            store.Record(renewal, "task", before, after);
            return after;
        }

        private async Task<ListTasks.Item> KnownAsync(Guid renewal, (Guid Id, long Version) known, CancellationToken ct)
        {
            var found = (await mediator.Send(new ListTasks.Query(renewal), ct)).Items.FirstOrDefault(m => m.Id == known.Id) ?? throw DomainException.NotFound("task", known.Id);
            return found.Version == known.Version ? found : throw DomainException.Stale(found.Version);
        }
    }
}

public static class ListTasks
{
    [Needs(Permission.Read, Subject.Renewal, nameof(Query.Renewal))]
    public sealed record Query(Guid Renewal, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Item> Items, string? NextPageToken);

    public sealed class Item
    {
        public Guid Id { get; init; }
        public string Title { get; init; } = "";
        public string? Assignee { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? DoneOn { get; init; }
        public string? DoneBy { get; init; }
        public long Version { get; init; }
    }

    private static readonly Statement All = Statement.Of("""
        SELECT id, title, assignee, due_on, done_on, done_by, version FROM renewal_tasks WHERE renewal_id = @Renewal ORDER BY due_on, id
        """);

    public sealed class Handler(Db db, RenewalStore store) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            await store.GetAsync(request.Renewal, cancellationToken);
            var (page, next) = PartPage.Cut(await db.QueryAsync<Item>(All, new { request.Renewal }, cancellationToken), request.Page, new { request.Renewal, Of = "tasks" }, i => new Position { Id = i.Id });
            return new View(page, next);
        }
    }
}
