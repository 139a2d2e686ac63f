using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>Changes one's own password. All sessions end, and a new one begins for the browser that asked.</summary>
public static class ChangePassword
{
    /// <returns>What the cookie is to hold.</returns>
    /// <exception cref="DomainException"><c>password.wrong</c>; <c>password.…</c>.</exception>
    [ForKnown("Concerns only oneself.")]
    public sealed record Command(string Current, string Password, string? Agent) : IRequest<string>;

    [ForKnown("A step of the above.")]
    internal sealed record Change(User User, string Hash, string? Agent) : ICommand<string>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Current).Secrets();
            RuleFor(c => c.Password).Secrets();
        }
    }

    public sealed class Handler(OwnAccount own, OwnPassword check, Passwords passwords, IMediator mediator) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await own.GetAsync(cancellationToken);
            passwords.RequireGood(request.Password, "/password", user.Mail, user.Name);
            await check.RequireAsync(user, request.Current, "/current", cancellationToken);
            return await mediator.Send(new Change(user, passwords.Hash(request.Password), request.Agent), cancellationToken);
        }
    }

    internal sealed class ChangeHandler(UserStore users, UserSessions sessions, TimeProvider time) : IRequestHandler<Change, string>
    {
        public async Task<string> Handle(Change request, CancellationToken cancellationToken)
        {
            var after = request.User with { PasswordHash = request.Hash, PasswordChangedAt = time.GetUtcNow() };
            await users.SaveAsync(request.User, after, "changePassword", cancellationToken);
            return await sessions.StartAsync(after, request.Agent, pending: false, cancellationToken) ?? throw DomainException.Unauthenticated();
        }
    }
}
