using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>The second factor of a sign-in: a code of the app or a recovery code. The session gets a new name with it.</summary>
public static class ConfirmSignIn
{
    /// <param name="Session">What the cookie holds.</param>
    /// <exception cref="DomainException"><c>signIn.refused</c>: the code is wrong, used before, or the account closed for a while; <c>unauthenticated</c>: the password was too long ago.</exception>
    [ForAnyone("The pending session is the right: its password was given.")]
    public sealed record Command(string Session, string Code, string? Agent) : IRequest<string>;

    [ForAnyone("A step of the above.")]
    internal sealed record Confirm(string Session, string Code, string? Agent) : ICommand<string?>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Code).NotEmpty().WithErrorCode("text.required").AtMost(100);
    }

    public sealed class Handler(IMediator mediator) : IRequestHandler<Command, string>
    {
        // A refusal thrown inside would take back that the attempt was counted.
        public async Task<string> Handle(Command request, CancellationToken cancellationToken) =>
            await mediator.Send(new Confirm(request.Session, request.Code, request.Agent), cancellationToken) ?? throw DomainException.Conflict("signIn.code", "/code");
    }

    internal sealed class ConfirmHandler(UserStore users, UserSessions sessions, SignInAttempts attempts, SecondFactor factor) : IRequestHandler<Confirm, string?>
    {
        public async Task<string?> Handle(Confirm request, CancellationToken cancellationToken)
        {
            if (await sessions.FindAsync(request.Session, cancellationToken) is not { IsPending: true } pending) throw DomainException.Unauthenticated();
            if (await users.FindAsync(pending.UserId, cancellationToken) is not { State: UserState.Active } user) throw DomainException.Unauthenticated();
            if (await attempts.BeginAsync(user, cancellationToken) is not { } attempt) return null;
            if (!await factor.AcceptAsync(user, request.Code, cancellationToken))
            {
                await attempts.FailedAsync(attempt, cancellationToken);
                users.Note(user, SignInAttempts.Locks(attempt) ? "signInLocked" : "signInRefused");
                return null;
            }
            await attempts.SucceededAsync(attempt, isSignedIn: true, cancellationToken);
            // One pending session becomes one open one; ended meanwhile, by whatever, it becomes none.
            if (!await sessions.EndAsync(user.Id, pending.Hash, cancellationToken)) return null;
            if (await sessions.StartAsync(user, request.Agent, pending: false, cancellationToken, pending.Provider) is not { } session) return null;
            users.Note(user, "signIn");
            return session;
        }
    }
}
