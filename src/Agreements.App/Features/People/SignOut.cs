using Agreements.App.Access;
using Agreements.App.Pipeline;
using MediatR;

namespace Agreements.App.Features.People;

public static class SignOut
{
    /// <param name="Session">What the cookie holds.</param>
    /// <returns>The identity provider by which it had begun; null = none.</returns>
    [ForAnyone("Whoever holds a session may end it.")]
    public sealed record Command(string Session) : ICommand<string?>;

    public sealed class Handler(UserSessions sessions, UserStore users) : IRequestHandler<Command, string?>
    {
        public async Task<string?> Handle(Command request, CancellationToken cancellationToken)
        {
            var session = await sessions.FindAsync(request.Session, cancellationToken);
            if (session is null || !await sessions.EndAsync(session.UserId, session.Hash, cancellationToken)) return null;
            users.Note(await users.GetAsync(session.UserId, cancellationToken), "signOut");
            return session.Provider;
        }
    }
}
