using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>Lets somebody in: an account without a password, and a mail with a link to choose one.</summary>
public static class InviteUser
{
    /// <param name="Language">Of the pages; mails are in both.</param>
    /// <exception cref="DomainException"><c>user.exists</c> (409), <c>mail.address</c>, <c>institution.unknown</c>, <c>user.noGrant</c>, <c>user.grantTwice</c>, <c>user.grantOfProvider</c>; <c>forbidden</c>.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(string Mail, string Name, IReadOnlyList<UserGrant> Grants, Language Language = Language.Id) : ICommand<UserView>;

    /// <summary>The same for the operator at the terminal, who passes the link on.</summary>
    [ForProgram]
    public sealed record ByOperator(Command Invitation) : ICommand<string>;

    /// <summary>A new link for who has not come yet; the one before opens nothing any more.</summary>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Again(Guid Id) : ICommand<UserView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Mail).Mail();
            RuleFor(c => c.Name).Name();
            RuleFor(c => c.Grants).Items(PeopleShape.MostGrants);
        }
    }

    public sealed class Handler(UserStore users, UserLinks links, UserLetters letters, GrantChecks checks, Visibility visible)
        : IRequestHandler<Command, UserView>, IRequestHandler<ByOperator, string>, IRequestHandler<Again, UserView>
    {
        public async Task<UserView> Handle(Command request, CancellationToken cancellationToken)
        {
            var (user, _) = await InviteAsync(request, cancellationToken);
            return UserView.Of(user);
        }

        public async Task<string> Handle(ByOperator request, CancellationToken cancellationToken)
        {
            var shape = await new Validator().ValidateAsync(request.Invitation, cancellationToken);
            if (!shape.IsValid) throw new DomainException(ProblemKind.Invalid, [.. shape.Errors.Select(Shape.ToViolation)]);
            return (await InviteAsync(request.Invitation, cancellationToken)).Link;
        }

        public async Task<UserView> Handle(Again request, CancellationToken cancellationToken)
        {
            var user = await visible.GetAsync(request.Id, cancellationToken);
            await checks.RequireAsync(user.Grants, "/grants", cancellationToken);
            if (user.State != UserState.Invited) throw DomainException.Conflict("user.notInvited", "");
            await links.RevokeAsync(LinkPurpose.Invitation, user.Id, cancellationToken);
            await SendAsync(user, cancellationToken);
            users.Note(user, "inviteAgain");
            return UserView.Of(user);
        }

        private async Task<(User User, string Link)> InviteAsync(Command request, CancellationToken ct)
        {
            GrantChecks.RequireGivenHere(request.Grants, [], "/grants");
            await checks.RequireAsync(request.Grants, "/grants", ct);
            var user = users.New(request.Mail, request.Name.Trim(), request.Language, request.Grants);
            await users.AddAsync(user, ct);
            return (user, await SendAsync(user, ct));
        }

        private async Task<string> SendAsync(User user, CancellationToken ct) =>
            await letters.InviteAsync(user, await links.NewAsync(LinkPurpose.Invitation, user.Id, ct), ct);
    }
}
