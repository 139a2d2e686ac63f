using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>Asks somebody who is signed in for the password again, and counts wrong answers like those of a sign-in: an open browser is no licence to guess.</summary>
public sealed class OwnPassword(Passwords passwords, IMediator mediator)
{
    /// <exception cref="DomainException"><c>password.wrong</c>: wrong, or the account is closed for a while.</exception>
    public async Task RequireAsync(User user, string password, string pointer, CancellationToken ct)
    {
        var attempt = await mediator.Send(new Count(user), ct);
        var right = passwords.Verify(user, password) != Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed;
        // Who hangs up after a guess has guessed all the same.
        if (attempt is not null) await mediator.Send(new Conclude(attempt, right), CancellationToken.None);
        if (attempt is null || !right) throw DomainException.Conflict("password.wrong", pointer);
    }

    [ForKnown("Concerns only oneself.")]
    internal sealed record Count(User User) : ICommand<Attempt?>;

    [ForKnown("Concerns only oneself.")]
    internal sealed record Conclude(Attempt Attempt, bool IsRight) : ICommand<bool>;

    internal sealed class Handler(SignInAttempts attempts) : IRequestHandler<Count, Attempt?>, IRequestHandler<Conclude, bool>
    {
        public Task<Attempt?> Handle(Count request, CancellationToken cancellationToken) => attempts.BeginAsync(request.User, cancellationToken);

        public async Task<bool> Handle(Conclude request, CancellationToken cancellationToken)
        {
            if (request.IsRight) await attempts.SucceededAsync(request.Attempt, isSignedIn: false, cancellationToken);
            else await attempts.FailedAsync(request.Attempt, cancellationToken);
            return true;
        }
    }
}
