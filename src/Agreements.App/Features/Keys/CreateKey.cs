using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Keys;

/// <summary>What a caller states of a new key.</summary>
public sealed record KeyEntry
{
    public required string Name { get; init; }

    public required KeyScope Scope { get; init; }

    /// <summary>It is for them and all below them; none = for the whole installation.</summary>
    public IReadOnlyList<Guid> Institutions { get; init; } = [];

    /// <summary>Last day, inclusive, in Jakarta; at most three years away. Absent = in a year.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>It is never to expire; only for administrators of the installation.</summary>
    public bool NeverExpires { get; init; }
}

/// <summary>Makes a key. The answer holds it, this once.</summary>
public static class CreateKey
{
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(KeyEntry Entry) : ICommand<KeyView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Entry.Name).Line(Shape.Number).OverridePropertyName("name");
            RuleFor(c => c.Entry.Institutions).Must(list => list.Count <= Shape.Many).WithErrorCode("list.tooLong").WithState(_ => Shape.Many).OverridePropertyName("institutions");
        }
    }

    public sealed class Handler(ApiKeyStore store, ApiKeyReader reader, InstitutionStore institutions, KeyChecks checks, Scope scope, RequestContext context, TimeProvider time) : IRequestHandler<Command, KeyView>
    {
        public async Task<KeyView> Handle(Command request, CancellationToken cancellationToken)
        {
            var entry = request.Entry;
            await RequireKnownAsync(entry.Institutions, cancellationToken);
            await checks.RequireAsync(entry.Scope, entry.Institutions, cancellationToken);
            var mayBeForever = scope.Institutions(Permission.Administer) is null;
            var expiresOn = ApiKeyRules.Check(entry.Name, entry.ExpiresOn, entry.NeverExpires, mayBeForever, Zone.Wib.Today(time.GetUtcNow()));
            var secret = KeySecret.New();
            var key = new ApiKey(Ids.New(time), entry.Name, entry.Scope, [.. entry.Institutions.Distinct()], expiresOn, null);
            await store.AddAsync(key, secret, cancellationToken);
            return KeyView.Of(await reader.GetAsync(key.Id, cancellationToken)) with { Key = context.ValidateOnly ? null : secret.Text };
        }

        private async Task RequireKnownAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
        {
            var known = (await institutions.ByIdsAsync(ids, ct)).Select(i => i.Id).ToHashSet();
            for (var i = 0; i < ids.Count; i++)
                if (!known.Contains(ids[i])) throw DomainException.Invalid("institution.unknown", $"/institutions/{i}", ids[i]);
        }
    }
}
