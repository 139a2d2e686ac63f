using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>Corrects or completes facts by a merge patch (RFC 7396): what is absent stays, null removes.</summary>
public static class PatchAgreement
{
    /// <param name="Version">The version that the caller has read.</param>
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record Command(Guid Id, long Version, JsonObject Patch) : ICommand<AgreementView>;

    public sealed class Handler(AgreementReader reader, AgreementChecks checks, AgreementStore store, AgreementViews views, StatusOf statusOf) : IRequestHandler<Command, AgreementView>
    {
        public async Task<AgreementView> Handle(Command request, CancellationToken cancellationToken)
        {
            var agreement = (await reader.GetAsync(request.Id, cancellationToken)).Agreement;
            if (agreement.Version != request.Version) throw DomainException.Stale(agreement.Version);
            var before = statusOf.Before(agreement);
            var facts = Merge(agreement.Facts, request.Patch);
            await CheckShapeAsync(facts, cancellationToken);
            AgreementRules.Check(AgreementRules.Settle(facts), agreement.Process, statusOf.Today(agreement));
            var (checkedFacts, zone) = await checks.CheckAsync(agreement.Id, facts, agreement.Process, new Stated(agreement.Facts, agreement.Process), cancellationToken);
            agreement.Edit(checkedFacts, zone, statusOf.Today(zone));
            await store.SaveAsync(agreement, before, "edit", null, cancellationToken);
            return await views.ReadAsync(agreement.Id, null, cancellationToken);
        }

        private static AgreementFacts Merge(AgreementFacts facts, JsonObject patch)
        {
            var merged = MergePatch.Apply(JsonSerializer.SerializeToNode(facts, Json.Options), OutputOnly.StripAgreement(patch));
            return merged.Deserialize<AgreementFacts>(Json.Options)!;
        }

        private static async Task CheckShapeAsync(AgreementFacts facts, CancellationToken ct)
        {
            var result = await new AgreementFactsShape().ValidateAsync(facts, ct);
            if (!result.IsValid) throw new DomainException(ProblemKind.Invalid, [.. result.Errors.Select(Shape.ToViolation)]);
        }
    }
}
