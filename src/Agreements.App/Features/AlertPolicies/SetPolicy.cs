using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.AlertPolicies;

/// <summary>What a caller states of a policy. What is left out is taken from the next wider one.</summary>
public sealed record PolicyEntry : PolicyTerms
{
    /// <summary>First day, inclusive; today or later. A version that begins on the same day as an earlier one takes its place.</summary>
    public required DateOnly ValidFrom { get; init; }

    public string? Reason { get; init; }
}

/// <summary>States a new version of a policy; what was stated before stays as it was, and holds for the days before.</summary>
public static class SetPolicy
{
    /// <param name="Version">The last version that the caller has read; 0 = none.</param>
    [Needs(Permission.Decide, Reach.Scope)]
    public sealed record Command(PolicyScope Scope, long Version, PolicyEntry Entry) : ICommand<PolicyView>;

    /// <summary>The same answer with what it would change, and nothing written. A question: it keeps no writer waiting.</summary>
    [Needs(Permission.Decide, Reach.Scope)]
    public sealed record Preview(PolicyScope Scope, long Version, PolicyEntry Entry) : IQuery<PolicyView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Entry.Reason).AtMost(2000).OverridePropertyName("reason");
    }

    public sealed class PreviewValidator : AbstractValidator<Preview>
    {
        public PreviewValidator() => RuleFor(c => c.Entry.Reason).AtMost(2000).OverridePropertyName("reason");
    }

    public sealed class Handler(IMediator mediator, PolicyStore store, PolicyChecks checks) : IRequestHandler<Command, PolicyView>
    {
        public async Task<PolicyView> Handle(Command request, CancellationToken cancellationToken)
        {
            var (rows, row, _) = await checks.CheckAsync(request.Scope, request.Version, request.Entry, cancellationToken);
            await store.AddAsync(row, rows.Count == 0 ? null : rows[0], cancellationToken);
            return await mediator.Send(new GetPolicy.Query(request.Scope, null), cancellationToken);
        }
    }

    public sealed class PreviewHandler(Db db, PolicyChecks checks, RulesPreviews previews, TimeProvider time) : IRequestHandler<Preview, PolicyView>
    {
        public async Task<PolicyView> Handle(Preview request, CancellationToken cancellationToken)
        {
            var scope = request.Scope;
            var (rows, row, dossier) = await checks.CheckAsync(scope, request.Version, request.Entry, cancellationToken);
            var now = await RuleTables.ReadAsync(db, scope.Level == PolicyLevel.Institution ? scope.Id : null, cancellationToken);
            var then = now.With(row.ToVersion());
            var preview = await previews.OfAsync(now, then, scope, cancellationToken);
            return PolicyView.Of(scope, [row, .. rows], then, dossier, (dossier?.Agreement.Zone ?? Zone.Wib).Today(time.GetUtcNow()), preview);
        }
    }
}

/// <summary>What must hold before a policy is stated.</summary>
public sealed class PolicyChecks(PolicyStore store, AgreementReader agreements, InstitutionStore institutions, Scope access, TimeProvider time)
{
    /// <returns>The versions so far, newest first; the one to add; the agreement, where it is one's own.</returns>
    /// <exception cref="DomainException"><c>notFound</c>, <c>version.stale</c>, or a rule of <see cref="PolicyRules"/>.</exception>
    public async Task<(IReadOnlyList<PolicyRow> Rows, PolicyRow Row, Dossier? Dossier)> CheckAsync(PolicyScope scope, long version, PolicyEntry entry, CancellationToken ct)
    {
        await RequireAsync(scope, ct);
        if (scope.Level == PolicyLevel.Institution) await institutions.GetAsync(scope.Id!.Value, ct);
        var dossier = scope.Level == PolicyLevel.Agreement ? await agreements.GetAsync(scope.Id!.Value, ct) : null;
        var rows = await store.OfAsync(scope, ct);
        var last = rows.Count == 0 ? 0 : rows[0].Version;
        if (last != version) throw DomainException.Stale(last);
        // Where it may hold in all zones, their latest day counts: it begins in Papua.
        PolicyRules.Check(entry, scope, entry.ValidFrom, (dossier?.Agreement.Zone ?? Zone.Wit).Today(time.GetUtcNow()));
        return (rows, store.Row(new PolicyVersion(scope, last + 1, entry.ValidFrom, entry), entry.Reason), dossier);
    }

    // A class is everybody's.
    private Task RequireAsync(PolicyScope scope, CancellationToken ct) => scope.Level switch
    {
        PolicyLevel.Agreement => access.RequireAsync(Permission.Decide, Subject.Agreement, scope.Id!.Value, ct),
        PolicyLevel.Institution => access.RequireAsync(Permission.Decide, Subject.Institution, scope.Id!.Value, ct),
        _ when access.Institutions(Permission.Administer) is null => Task.CompletedTask,
        _ => throw DomainException.Forbidden(Permission.Administer),
    };
}
