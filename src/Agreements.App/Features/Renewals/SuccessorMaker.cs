using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using MediatR;

namespace Agreements.App.Features.Renewals;

/// <summary>Writes the agreement that a renewal produces: the facts of the renewed one, with its own term and numbers, and with whatever is other
/// in the new document.</summary>
public sealed class SuccessorMaker(IMediator mediator, AgreementReader reader)
{
    /// <exception cref="DomainException">What the rules of an agreement refuse, at the place in the body of the action.</exception>
    public async Task WriteAsync(
        RenewalCase renewal, Dossier dossier, ProcessState state, RenewalInput input, JsonObject other, IReadOnlyList<PartyNumber> numbers, CancellationToken ct)
    {
        var places = new SuccessorPlaces(other, numbers);
        if (renewal.Successor is { } existing) await RegisterAsync(existing, other, numbers, places, ct);
        else await Placed.Async(places.OfNew, () => mediator.Send(new CreateAgreement.Command(Facts(renewal, dossier.Agreement, input, other, numbers), state), ct));
    }

    /// <summary>Renewal by addendum: the same agreement goes on.</summary>
    public Task ExtendAsync(Agreement agreement, Addendum addendum, CancellationToken ct) =>
        Placed.Async(pointer => "/addendum" + pointer, () => mediator.Send(new AddAddendum.Command(agreement.Id, agreement.Version, addendum), ct));

    private async Task RegisterAsync(Guid id, JsonObject other, IReadOnlyList<PartyNumber> numbers, SuccessorPlaces places, CancellationToken ct)
    {
        var version = (await reader.GetAsync(id, ct)).Agreement.Version;
        // Whom it renews is settled already.
        other.Remove("predecessor");
        if (other.Count > 0) version = (await Placed.Async(places.OfPatch, () => mediator.Send(new PatchAgreement.Command(id, version, other), ct))).Version;
        await Placed.Async(places.OfRegistration, () => mediator.Send(new ActOnAgreement.Command(id, version, ProcessAction.Register, new ActionInput { Numbers = numbers }), ct));
    }

    private static AgreementFacts Facts(RenewalCase renewal, Agreement old, RenewalInput input, JsonObject other, IReadOnlyList<PartyNumber> numbers)
    {
        var plan = renewal.Plan;
        var signedOn = input.On ?? plan.SigningOn ?? throw DomainException.Invalid("renewal.signedOn", "/on");
        // As the addenda have left it: a party that joined signs the new document too.
        var now = old.FactsAt(signedOn);
        var facts = now with
        {
            Predecessor = old.Id, ParentOverrideReason = null, ReplacesPredecessor = false, SigningPlan = null, Funding = [], Notes = [], IsPublic = false, Verification = new Verification(), CouncilApprovalRequired = renewal.CouncilRequired,
            Parties = [.. now.Parties.Select(p => new Party { Institution = p.Institution })],
            Term = new Term
            {
                SignedOn = signedOn, StartsOn = input.EffectiveOn ?? plan.EffectiveOn, Retroactive = input.Retroactive || plan.Retroactive,
            },
        };
        // Its own predecessor is settled here and not by the caller.
        var merged = MergePatch.Apply(JsonSerializer.SerializeToNode(facts, Json.Options), OutputOnly.StripAgreement(other))!.AsObject();
        merged["predecessor"] = old.Id;
        var made = merged.Deserialize<AgreementFacts>(Json.Options)!;
        return made with { Parties = PartyNumber.Fill(made.Parties, numbers) };
    }
}
