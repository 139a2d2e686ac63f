using Agreements.App.Access;
using Agreements.App.Pipeline;
using MediatR;

namespace Agreements.App.Features.People;

public static class SignOut
{
    /// <param name="Session">What the cookie holds.</param>
    [ForAnyone("Whoever holds a session may end it.")]
    public sealed record Command(string Session) : ICommand<bool>;

    public sealed class Handler(UserSessions sessions) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await sessions.EndAsync(request.Session, cancellationToken);
            return true;
        }
    }
}
