using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using MediatR;

namespace Agreements.App.Features.Notifications;

/// <summary>Marks what was sent up to an instant as seen. What came since stays unseen; what was seen stays so.</summary>
public static class SeeNotifications
{
    /// <param name="Until">Inclusive; null = now. Later than now is taken as now.</param>
    /// <exception cref="DomainException"><c>account.none</c>: a key or a token has no desk.</exception>
    [ForKnown("Concerns only oneself.")]
    public sealed record Command(DateTimeOffset? Until) : ICommand<View>;

    /// <param name="Unseen">What is left, at most 100.</param>
    public sealed record View(DateTimeOffset SeenUntil, int Unseen);

    private static readonly Statement Mark = Statement.Of("""
        UPDATE users SET notifications_seen_at = @Until WHERE id = @User AND (notifications_seen_at IS NULL OR notifications_seen_at < @Until)
        """);

    private static readonly Statement Seen = Statement.Of("SELECT notifications_seen_at FROM users WHERE id = @User");

    public sealed class Handler(Db db, RequestContext context, TimeProvider time, IMediator mediator) : IRequestHandler<Command, View>
    {
        public async Task<View> Handle(Command request, CancellationToken cancellationToken)
        {
            if (context.Principal.User is not { } user) throw DomainException.Conflict("account.none", "");
            var now = time.GetUtcNow();
            await db.ExecuteAsync(Mark, new { User = user, Until = request.Until is { } until && until < now ? until : now }, cancellationToken);
            var seen = await db.FirstAsync<DateTimeOffset>(Seen, new { User = user }, cancellationToken);
            return new View(seen, await mediator.Send(new CountNotifications.Query(), cancellationToken));
        }
    }
}
