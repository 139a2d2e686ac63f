using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>The first administrator. While nobody has an account, each start prints a link; there is no default password.</summary>
public static class SetUp
{
    /// <returns>The path of a new link, or null when somebody has an account. Earlier links open nothing any more.</returns>
    [ForProgram]
    public sealed record Offer : ICommand<string?>;

    /// <exception cref="DomainException"><c>link.invalid</c>.</exception>
    [ForAnyone("The link is the right; it stood on the operator's console.")]
    public sealed record Query(string Token) : IQuery<bool>;

    /// <exception cref="DomainException"><c>link.invalid</c>; <c>password.…</c>, <c>mail.address</c>.</exception>
    [ForAnyone("The link is the right; it stood on the operator's console.")]
    public sealed record Command(string Token, string Mail, string Name, string Password, Language Language) : ICommand<Guid>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Mail).Mail();
            RuleFor(c => c.Name).Name();
            RuleFor(c => c.Password).Secrets();
        }
    }

    public sealed class Handler(UserStore users, UserLinks links, Passwords passwords, TimeProvider time) : IRequestHandler<Offer, string?>, IRequestHandler<Query, bool>, IRequestHandler<Command, Guid>
    {
        public async Task<string?> Handle(Offer request, CancellationToken cancellationToken)
        {
            await links.RevokeAsync(LinkPurpose.SetUp, null, cancellationToken);
            return await users.AnyAsync(cancellationToken) ? null : "/setup?token=" + await links.NewAsync(LinkPurpose.SetUp, null, cancellationToken);
        }

        public async Task<bool> Handle(Query request, CancellationToken cancellationToken)
        {
            await links.ReadAsync(LinkPurpose.SetUp, request.Token, cancellationToken);
            return true;
        }

        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await links.UseAsync(LinkPurpose.SetUp, request.Token, cancellationToken);
            if (await users.AnyAsync(cancellationToken)) throw new DomainException(ProblemKind.NotFound, [Violation.Of("link.invalid", "/token")]);
            passwords.RequireGood(request.Password, "/password", request.Mail, request.Name);
            var user = users.New(request.Mail, request.Name.Trim(), request.Language, [new UserGrant(Role.Administrator)]) with
            {
                PasswordHash = passwords.Hash(request.Password), PasswordChangedAt = time.GetUtcNow(),
            };
            await users.AddAsync(user, cancellationToken);
            return user.Id;
        }
    }
}
