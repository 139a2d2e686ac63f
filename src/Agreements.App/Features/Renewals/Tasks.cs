using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Renewals;

/// <param name="Assignee">A post or a unit.</param>
/// <param name="DoneOn">Null = still to do.</param>
public sealed record TaskFacts(string Title, string? Assignee = null, DateOnly? DueOn = null, DateOnly? DoneOn = null);

/// <summary>Something that somebody has to do for a renewal; given an id, it changes the one on record, for instance to say that it is done.</summary>
public static class RecordTask
{
    public sealed record Command(Guid Renewal, Guid? Task, TaskFacts Facts) : ICommand<ListTasks.Item>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Facts.Title).Line(Shape.Title);
            RuleFor(c => c.Facts.Title).Must(t => !Domain.Texts.VisibleText.IsBlank(t)).WithErrorCode("text.required");
            RuleFor(c => c.Facts.Assignee).Line(Shape.Short);
        }
    }

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO renewal_tasks (id, renewal_id, title, assignee, due_on, done_on, done_by, recorded_at) VALUES (@Id, @Renewal, @Title, @Assignee, @DueOn, @DoneOn, @DoneBy, @Now)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE renewal_tasks SET title = @Title, assignee = @Assignee, due_on = @DueOn, done_on = @DoneOn, done_by = @DoneBy WHERE id = @Id AND renewal_id = @Renewal
        """);

    public sealed class Handler(Db db, RenewalStore store, RequestContext context, TimeProvider time) : IRequestHandler<Command, ListTasks.Item>
    {
        public async Task<ListTasks.Item> Handle(Command request, CancellationToken cancellationToken)
        {
            await store.GetAsync(request.Renewal, cancellationToken);
            var (facts, id) = (request.Facts, request.Task ?? Ids.New(time));
            var doneBy = facts.DoneOn is null ? null : context.Actor;
            var row = new { Id = id, request.Renewal, facts.Title, facts.Assignee, facts.DueOn, facts.DoneOn, DoneBy = doneBy, Now = time.GetUtcNow() };
            if (await db.ExecuteAsync(request.Task is null ? Insert : Update, row, cancellationToken) == 0) throw DomainException.NotFound("task", id);
            return new ListTasks.Item { Id = id, Title = facts.Title, Assignee = facts.Assignee, DueOn = facts.DueOn, DoneOn = facts.DoneOn, DoneBy = doneBy };
        }
    }
}

public static class ListTasks
{
    public sealed record Query(Guid Renewal) : IQuery<View>;

    public sealed record View(IReadOnlyList<Item> Items);

    public sealed class Item
    {
        public Guid Id { get; init; }
        public string Title { get; init; } = "";
        public string? Assignee { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? DoneOn { get; init; }
        public string? DoneBy { get; init; }
    }

    private static readonly Statement All = Statement.Of("""
        SELECT id, title, assignee, due_on, done_on, done_by FROM renewal_tasks WHERE renewal_id = @Renewal ORDER BY due_on, id
        """);

    public sealed class Handler(Db db, RenewalStore store) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            await store.GetAsync(request.Renewal, cancellationToken);
            return new View(await db.QueryAsync<Item>(All, new { request.Renewal }, cancellationToken));
        }
    }
}
