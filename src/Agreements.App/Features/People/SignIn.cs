using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.People;

/// <summary>Mail address and password. Counted before the password is looked at, verified outside a transaction: hashing takes a while, and SQLite has one writer.</summary>
public static class SignIn
{
    /// <param name="Agent">What the browser calls itself.</param>
    /// <exception cref="DomainException"><c>signIn.refused</c>: unknown, wrong, disabled, or closed for a while; which of them is not said. <c>signIn.elsewhere</c>.</exception>
    [ForAnyone("This is how somebody becomes known.")]
    public sealed record Command(string Mail, string Password, string? Agent) : IRequest<Started>;

    /// <param name="Session">What the cookie is to hold.</param>
    /// <param name="NeedsCode">The second factor is owed; until then the session opens nothing.</param>
    public sealed record Started(string Session, bool NeedsCode);

    [ForAnyone("A step of the above.")]
    internal sealed record Begin(string Mail) : ICommand<(User? User, Attempt? Attempt)>;

    [ForAnyone("A step of the above.")]
    internal sealed record Conclude(Attempt? Attempt, User? User, bool IsRight, string? Rehashed, string? Agent) : ICommand<Started?>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Mail).NotEmpty().WithErrorCode("text.required").AtMost(254);
            RuleFor(c => c.Password).Must(password => password.Length > 0).WithErrorCode("text.required").Secrets();
        }
    }

    public sealed class Handler(Passwords passwords, IOptions<AccountOptions> options, IMediator mediator) : IRequestHandler<Command, Started>
    {
        public async Task<Started> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!options.Value.Local) throw DomainException.Conflict("signIn.elsewhere", "");
            var (user, attempt) = await mediator.Send(new Begin(request.Mail.Trim()), cancellationToken);
            var result = passwords.Verify(user, request.Password);
            var right = attempt is not null && user is { State: UserState.Active } && result != PasswordVerificationResult.Failed;
            var rehashed = right && result == PasswordVerificationResult.SuccessRehashNeeded ? passwords.Hash(request.Password) : null;
            // Who hangs up after a guess has guessed all the same.
            return await mediator.Send(new Conclude(attempt, user, right, rehashed, request.Agent), CancellationToken.None) ?? throw DomainException.Conflict("signIn.refused", "");
        }
    }

    internal sealed class BeginHandler(UserStore users, SignInAttempts attempts) : IRequestHandler<Begin, (User? User, Attempt? Attempt)>
    {
        public async Task<(User? User, Attempt? Attempt)> Handle(Begin request, CancellationToken cancellationToken)
        {
            var user = await users.ByMailAsync(request.Mail, cancellationToken);
            return (user, await attempts.BeginAsync(user, cancellationToken));
        }
    }

    internal sealed class ConcludeHandler(Db db, UserStore users, SignInAttempts attempts, UserSessions sessions) : IRequestHandler<Conclude, Started?>
    {
        private static readonly Statement Rehash = Statement.Of("UPDATE users SET password_hash = @Hash WHERE id = @Id AND password_hash = @Old");

        public async Task<Started?> Handle(Conclude request, CancellationToken cancellationToken)
        {
            // Refused while closed: that it is closed has been written down.
            if (request.Attempt is not { } attempt) return null;
            // What has changed while the password was looked at counts: a reset, a dismissal.
            var user = request is { IsRight: true, User: { } known } ? await users.FindAsync(known.Id, cancellationToken) : null;
            if (user is not { State: UserState.Active } || user.PasswordHash != request.User!.PasswordHash)
            {
                await attempts.FailedAsync(attempt, cancellationToken);
                users.Note(request.User, SignInAttempts.Locks(attempt) ? "signInLocked" : "signInRefused");
                return null;
            }
            return await StartAsync(request, user, attempt, cancellationToken);
        }

        private async Task<Started?> StartAsync(Conclude request, User user, Attempt attempt, CancellationToken ct)
        {
            var owed = user.TotpSecret is not null;
            await attempts.SucceededAsync(attempt, isSignedIn: !owed, ct);
            if (request.Rehashed is { } hash && await db.ExecuteAsync(Rehash, new { user.Id, Hash = hash, Old = user.PasswordHash }, ct) == 1) user = user with { PasswordHash = hash };
            if (await sessions.StartAsync(user, request.Agent, owed, ct) is not { } session) return null;
            if (!owed) users.Note(user, "signIn");
            return new Started(session, owed);
        }
    }
}
