using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.People;
using Agreements.App.Pipeline;
using Agreements.Domain;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Views;

/// <summary>Filters of the register that a person keeps under names. They are nobody else's, and grant nothing: whoever opens one sees what is in their own scope.</summary>
public static class SavedViews
{
    /// <summary>Of one person.</summary>
    public const int Most = 50;

    public const int LongestName = 100, LongestQuery = 2000;

    /// <summary>In the order in which they were saved first.</summary>
    [ForKnown("Concerns only oneself.")]
    public sealed record Query : IQuery<View>;

    public sealed record View(IReadOnlyList<Item> Items);

    /// <param name="Query">The query string, with its question mark; empty = everything.</param>
    public sealed record Item(Guid Id, string Name, string Query);

    /// <summary>Keeps a filter under a name; what had the name before is replaced.</summary>
    /// <exception cref="DomainException"><c>view.tooMany</c>.</exception>
    [ForKnown("Concerns only oneself.")]
    public sealed record Save(string Name, string Query) : ICommand<Item>;

    /// <exception cref="DomainException"><c>notFound</c>; <c>view.name</c>: another one has it.</exception>
    [ForKnown("Concerns only oneself.")]
    public sealed record Rename(Guid Id, string Name) : ICommand<Item>;

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    [ForKnown("Concerns only oneself.")]
    public sealed record Delete(Guid Id) : ICommand<Unit>;

    public sealed class SaveValidator : AbstractValidator<Save>
    {
        public SaveValidator()
        {
            RuleFor(c => c.Name).ViewName();
            RuleFor(c => c.Query).Line(LongestQuery).Must(q => q is null or "" or ['?', ..]).WithErrorCode("query.value").WithState(c => c.Query);
        }
    }

    public sealed class RenameValidator : AbstractValidator<Rename>
    {
        public RenameValidator() => RuleFor(c => c.Name).ViewName();
    }

    private static void ViewName<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Line(LongestName).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("text.required");

    private static readonly Statement Mine = Statement.Of("SELECT id, name, query FROM saved_views WHERE user_id = @User ORDER BY position, id");
    private static readonly Statement Replace = Statement.Of("UPDATE saved_views SET name = @Name, query = @Query WHERE user_id = @User AND name = @Name");
    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO saved_views (id, user_id, name, query, position, created_at)
        SELECT @Id, @User, @Name, @Query, COALESCE(MAX(position), 0) + 1, @Now FROM saved_views WHERE user_id = @User
        """);

    private static readonly Statement Name = Statement.Of("UPDATE saved_views SET name = @Name WHERE id = @Id AND user_id = @User");
    private static readonly Statement Remove = Statement.Of("DELETE FROM saved_views WHERE id = @Id AND user_id = @User");

    public sealed class Handler(Db db, OwnAccount own, TimeProvider time) :
        IRequestHandler<Query, View>, IRequestHandler<Save, Item>, IRequestHandler<Rename, Item>, IRequestHandler<Delete, Unit>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) => new(await MineAsync(cancellationToken));

        public async Task<Item> Handle(Save request, CancellationToken cancellationToken)
        {
            var user = (await own.GetAsync(cancellationToken)).Id;
            var args = new { Id = Ids.New(time), User = user, Name = request.Name.Trim(), request.Query, Now = time.GetUtcNow() };
            if (await db.ExecuteAsync(Replace, args, cancellationToken) == 0)
            {
                if ((await MineAsync(cancellationToken)).Count >= Most) throw DomainException.Conflict("view.tooMany", "/name", Most);
                await db.ExecuteAsync(Insert, args, cancellationToken);
            }
            return (await MineAsync(cancellationToken)).First(v => string.Equals(v.Name, args.Name, StringComparison.Ordinal));
        }

        public async Task<Item> Handle(Rename request, CancellationToken cancellationToken)
        {
            var (user, name) = ((await own.GetAsync(cancellationToken)).Id, request.Name.Trim());
            try
            {
                if (await db.ExecuteAsync(Name, new { request.Id, User = user, Name = name }, cancellationToken) == 0) throw DomainException.NotFound("view", request.Id);
            }
            catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
            {
                throw DomainException.Conflict("view.name", "/name", name);
            }
            return (await MineAsync(cancellationToken)).First(v => v.Id == request.Id);
        }

        public async Task<Unit> Handle(Delete request, CancellationToken cancellationToken)
        {
            var user = (await own.GetAsync(cancellationToken)).Id;
            return await db.ExecuteAsync(Remove, new { request.Id, User = user }, cancellationToken) == 0 ? throw DomainException.NotFound("view", request.Id) : Unit.Value;
        }

        private async Task<IReadOnlyList<Item>> MineAsync(CancellationToken ct) =>
            [.. (await db.QueryAsync<Row>(Mine, new { User = (await own.GetAsync(ct)).Id }, ct)).Select(r => new Item(r.Id, r.Name, r.Query))];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Query { get; init; } = "";
    }
}
