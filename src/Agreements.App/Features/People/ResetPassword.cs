using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>A new password by the link in the mail. All sessions end; the second factor stays owed.</summary>
public static class ResetPassword
{
    /// <exception cref="DomainException"><c>link.invalid</c>.</exception>
    [ForAnyone("The link is the right; it was mailed to the person.")]
    public sealed record Query(string Token) : IQuery<string>;

    /// <exception cref="DomainException"><c>link.invalid</c>; <c>password.…</c>.</exception>
    [ForAnyone("The link is the right; it was mailed to the person.")]
    public sealed record Command(string Token, string Password) : ICommand<Guid>;

    /// <summary>A link for who has lost the only password, printed for the operator.</summary>
    /// <returns>The address of the page.</returns>
    [ForProgram]
    public sealed record ByOperator(string Mail) : ICommand<string>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Password).Secrets();
    }

    public sealed class Handler(SignInAttempts attempts, UserStore users, UserLinks links, UserLetters letters, Passwords passwords, TimeProvider time)
        : IRequestHandler<Query, string>, IRequestHandler<Command, Guid>, IRequestHandler<ByOperator, string>
    {
        public async Task<string> Handle(Query request, CancellationToken cancellationToken) =>
            (await OfAsync(await links.ReadAsync(LinkPurpose.Reset, request.Token, cancellationToken), cancellationToken)).Mail;

        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await OfAsync(await links.UseAsync(LinkPurpose.Reset, request.Token, cancellationToken), cancellationToken);
            passwords.RequireGood(request.Password, "/password", user.Mail, user.Name);
            await users.SaveAsync(user, user with { PasswordHash = passwords.Hash(request.Password), PasswordChangedAt = time.GetUtcNow() }, "resetPassword", cancellationToken);
            await attempts.OpenAsync(user.Id, cancellationToken);
            return user.Id;
        }

        public async Task<string> Handle(ByOperator request, CancellationToken cancellationToken)
        {
            if (await users.ByMailAsync(request.Mail, cancellationToken) is not { State: UserState.Active } user) throw DomainException.NotFound("user", request.Mail);
            users.Note(user, "resetRequested");
            return letters.ResetPage(await links.NewAsync(LinkPurpose.Reset, user.Id, cancellationToken));
        }

        private async Task<User> OfAsync(Guid? id, CancellationToken ct) =>
            await users.GetAsync(id!.Value, ct) is { State: UserState.Active } user ? user : throw new DomainException(ProblemKind.NotFound, [Violation.Of("link.invalid", "/token")]);
    }
}
