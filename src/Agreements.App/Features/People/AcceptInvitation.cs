using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>Who was invited comes: confirms the name and chooses a password.</summary>
public static class AcceptInvitation
{
    /// <exception cref="DomainException"><c>link.invalid</c>.</exception>
    [ForAnyone("The link is the right; it was mailed to the person.")]
    public sealed record Query(string Token) : IQuery<View>;

    public sealed record View(string Mail, string Name);

    /// <exception cref="DomainException"><c>link.invalid</c>; <c>password.…</c>.</exception>
    [ForAnyone("The link is the right; it was mailed to the person.")]
    public sealed record Command(string Token, string Name, string Password, Language Language) : ICommand<Guid>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Name();
            RuleFor(c => c.Password).Secrets();
        }
    }

    public sealed class Handler(UserStore users, UserLinks links, Passwords passwords, TimeProvider time) : IRequestHandler<Query, View>, IRequestHandler<Command, Guid>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var user = await OfAsync(await links.ReadAsync(LinkPurpose.Invitation, request.Token, cancellationToken), cancellationToken);
            return new View(user.Mail, user.Name);
        }

        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await OfAsync(await links.UseAsync(LinkPurpose.Invitation, request.Token, cancellationToken), cancellationToken);
            passwords.RequireGood(request.Password, "/password", user.Mail, request.Name);
            var after = user with { Name = request.Name.Trim(), Language = request.Language, PasswordHash = passwords.Hash(request.Password), PasswordChangedAt = time.GetUtcNow() };
            await users.SaveAsync(user, after, "accept", cancellationToken);
            return user.Id;
        }

        private async Task<User> OfAsync(Guid? id, CancellationToken ct) =>
            await users.GetAsync(id!.Value, ct) is { State: UserState.Invited } user ? user : throw new DomainException(ProblemKind.NotFound, [Violation.Of("link.invalid", "/token")]);
    }
}
