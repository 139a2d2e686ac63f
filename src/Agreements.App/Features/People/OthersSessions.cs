using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>Where somebody is signed in, for whoever administers them; and the end of it all, when a device is lost.</summary>
public static class OthersSessions
{
    /// <exception cref="Domain.DomainException"><c>notFound</c>: there is no such person, or out of scope.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Query(Guid Id) : IQuery<IReadOnlyList<View>>;

    /// <summary>Ends all of them; who knows the password may sign in again.</summary>
    /// <returns>How many have ended.</returns>
    /// <exception cref="Domain.DomainException"><c>notFound</c>; <c>forbidden</c>: they also work where the caller does not administer.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record End(Guid Id) : ICommand<int>;

    /// <param name="Agent">What the browser calls itself.</param>
    public sealed record View(DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string? Agent);

    public sealed class Handler(Visibility visible, GrantChecks checks, UserSessions sessions, UserStore users) : IRequestHandler<Query, IReadOnlyList<View>>, IRequestHandler<End, int>
    {
        public async Task<IReadOnlyList<View>> Handle(Query request, CancellationToken cancellationToken)
        {
            var user = await visible.GetAsync(request.Id, cancellationToken);
            return [.. (await sessions.OfAsync(user.Id, cancellationToken)).Select(s => new View(s.CreatedAt, s.LastSeenAt, s.Agent))];
        }

        public async Task<int> Handle(End request, CancellationToken cancellationToken)
        {
            var user = await visible.GetAsync(request.Id, cancellationToken);
            await checks.RequireAsync(user.Grants, "", cancellationToken);
            var ended = await sessions.EndAllAsync(user.Id, cancellationToken);
            users.Note(user, "endSessions");
            return ended;
        }
    }
}
