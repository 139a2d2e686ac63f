using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Drafts;

/// <summary>What was typed into a form is kept until it is sent: for its writer alone, and for a while.</summary>
public static class Drafts
{
    public const int LongestContent = 200_000;

    /// <summary>Nobody comes back to it after so long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    internal const string OwnOnly = "One's own drafts.";

    internal static Guid OwnerOf(RequestContext context) => context.Principal.User ?? throw DomainException.Unauthenticated();
}

public static class SaveDraft
{
    /// <param name="Form">Which form, e.g. <c>agreement:new</c>; one draft is kept of each.</param>
    [ForKnown(Drafts.OwnOnly)]
    public sealed record Command(string Form, string Content) : ICommand<DateTimeOffset>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Form).AtMost(60);
            RuleFor(c => c.Content).AtMost(Drafts.LongestContent);
        }
    }

    private static readonly Statement Update = Statement.Of("UPDATE form_drafts SET content = @Content, saved_at = @Now WHERE user_id = @User AND form = @Form");
    private static readonly Statement Insert = Statement.Of("INSERT INTO form_drafts (user_id, form, content, saved_at) VALUES (@User, @Form, @Content, @Now)");
    private static readonly Statement Sweep = Statement.Of("DELETE FROM form_drafts WHERE saved_at < @Before");

    public sealed class Handler(Db db, RequestContext context, TimeProvider time) : IRequestHandler<Command, DateTimeOffset>
    {
        public async Task<DateTimeOffset> Handle(Command request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var row = new { User = Drafts.OwnerOf(context), request.Form, request.Content, Now = now };
            await db.ExecuteAsync(Sweep, new { Before = now - Drafts.Kept }, cancellationToken);
            if (await db.ExecuteAsync(Update, row, cancellationToken) == 0) await InsertAsync(row, cancellationToken);
            return now;
        }

        // Two checks of one form may come at once.
        private async Task InsertAsync(object row, CancellationToken ct)
        {
            try
            {
                await db.ExecuteAsync(Insert, row, ct);
            }
            catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
            {
                await db.ExecuteAsync(Update, row, ct);
            }
        }
    }
}

public static class GetDraft
{
    [ForKnown(Drafts.OwnOnly)]
    public sealed record Query(string Form) : IQuery<View?>;

    public sealed class View
    {
        public string Content { get; init; } = "";
        public DateTimeOffset SavedAt { get; init; }
    }

    private static readonly Statement Own = Statement.Of("SELECT content, saved_at FROM form_drafts WHERE user_id = @User AND form = @Form AND saved_at >= @Since");

    public sealed class Handler(Db db, RequestContext context, TimeProvider time) : IRequestHandler<Query, View?>
    {
        public Task<View?> Handle(Query request, CancellationToken cancellationToken) =>
            db.FirstAsync<View>(Own, new { User = Drafts.OwnerOf(context), request.Form, Since = time.GetUtcNow() - Drafts.Kept }, cancellationToken);
    }
}

public static class DropDraft
{
    /// <returns>False when there was none.</returns>
    [ForKnown(Drafts.OwnOnly)]
    public sealed record Command(string Form) : ICommand<bool>;

    private static readonly Statement Delete = Statement.Of("DELETE FROM form_drafts WHERE user_id = @User AND form = @Form");

    public sealed class Handler(Db db, RequestContext context) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken) =>
            await db.ExecuteAsync(Delete, new { User = Drafts.OwnerOf(context), request.Form }, cancellationToken) > 0;
    }
}
