using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>Changes what somebody is, or shuts them out. Their sessions end with it, and keys that they made for more than is left.</summary>
public static class PatchUser
{
    /// <exception cref="DomainException"><c>version.stale</c>, <c>user.lastAdministrator</c> (409), <c>institution.unknown</c>, <c>user.noGrant</c>, <c>user.grantTwice</c>, <c>user.grantOfProvider</c>; <c>forbidden</c>; <c>notFound</c>.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(Guid Id, long Version, UserChange Change) : ICommand<UserView>;

    /// <summary>What may be changed; what is absent stays.</summary>
    /// <param name="Grants">All of them; null = as they are.</param>
    public sealed record UserChange(string? Name = null, Language? Language = null, IReadOnlyList<UserGrant>? Grants = null, bool? Disabled = null);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Change.Name).Line(Shape.Short).Must(n => n is null || !VisibleText.IsBlank(n)).WithErrorCode("text.required").OverridePropertyName("Name");
            RuleFor(c => c.Change.Grants ?? Array.Empty<UserGrant>()).Items(PeopleShape.MostGrants).OverridePropertyName("Grants");
        }
    }

    public sealed class Handler(UserStore users, Visibility visible, GrantChecks checks, TimeProvider time) : IRequestHandler<Command, UserView>
    {
        public async Task<UserView> Handle(Command request, CancellationToken cancellationToken)
        {
            var (before, change) = (await visible.GetAsync(request.Id, cancellationToken), request.Change);
            if (before.Version != request.Version) throw DomainException.Stale(before.Version);
            // Somebody who also works elsewhere is not only ours to change.
            await checks.RequireAsync(before.Grants, "/grants", cancellationToken);
            GrantChecks.RequireGivenHere(change.Grants ?? [], before.Grants, "/grants");
            if (change.Grants is { } grants) await checks.RequireAsync(grants, "/grants", cancellationToken);
            var after = before with
            {
                Name = change.Name?.Trim() ?? before.Name, Language = change.Language ?? before.Language, Grants = change.Grants ?? before.Grants,
                DisabledAt = change.Disabled switch { true => before.DisabledAt ?? time.GetUtcNow(), false => null, null => before.DisabledAt },
            };
            var (user, keys) = await users.ChangeAsync(before, after, "edit", cancellationToken);
            return UserView.Of(user) with { RevokedKeys = keys.Count == 0 ? null : [.. keys.Select(k => new RevokedKey(k.Key.Id, k.Key.Name))] };
        }
    }
}
