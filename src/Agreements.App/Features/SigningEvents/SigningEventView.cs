using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Signings;

namespace Agreements.App.Features.SigningEvents;

/// <summary>A ceremony with what is to be signed there as far as the caller may see it, and the gap that its day would leave behind each.</summary>
/// <param name="Institution">Whose it is while nothing is to be signed there; absent = the whole installation's.</param>
/// <param name="Agreements">Drafts and signed ones.</param>
/// <param name="Renewals">Cases whose successor is not drafted yet.</param>
public sealed record SigningEventView(
    Guid Id, string Title, DateOnly HeldOn, string? Place, SigningMethod Method, Guid? Institution, IReadOnlyList<PlannedSigning> Agreements, IReadOnlyList<PlannedSigning> Renewals, long Version);

/// <param name="Id">Of the agreement that is to be signed, or of the renewal case.</param>
/// <param name="Gap">The days left uncovered behind the agreement that is renewed.</param>
/// <param name="Parties">Who is told when the ceremony moves; their names now.</param>
public sealed record PlannedSigning(Guid Id, string Reference, string Title, IReadOnlyList<string> Parties, string State, Guid? Renews, Gap? Gap);

public sealed class SigningEventViews(SigningEventStore store, AgreementReader reader, StatusOf statusOf)
{
    public async Task<SigningEventView> ReadAsync(Guid id, CancellationToken ct)
    {
        var signing = await store.GetAsync(id, ct);
        var agreements = await reader.ByIdsAsync(await store.AgreementsAsync(id, ct), ct);
        var cases = await store.CasesAsync(id, ct);
        var renewed = (await reader.ByIdsAsync([.. agreements.Select(a => a.Agreement.Facts.Predecessor).OfType<Guid>().Concat(cases.Select(c => c.Agreement)).Distinct()], ct))
            .ToDictionary(d => d.Agreement.Id);
        return new SigningEventView(
            signing.Id, signing.Title, signing.HeldOn, signing.Place, signing.Method, signing.Institution,
            [.. agreements.Select(a => Of(a.Agreement.Id, a.Agreement.Reference, a, Domain.Texts.Words.Of(a.Agreement.Process), a.Agreement.Facts.Predecessor, renewed))],
            [.. cases.Where(c => renewed.ContainsKey(c.Agreement)).Select(c => Of(c.Id, c.Reference, renewed[c.Agreement], Domain.Texts.Words.Of(c.Stage), c.Agreement, renewed))], signing.Version);
    }

    private string Title(Dossier dossier) => dossier.Agreement.FactsAt(statusOf.Today(dossier.Agreement)).Title;

    private PlannedSigning Of(Guid id, string reference, Dossier signed, string state, Guid? renews, Dictionary<Guid, Dossier> renewed) => new(
        id, reference, Title(signed), signed.PartyNames, state, renews, renews is { } old && renewed.TryGetValue(old, out var dossier) ? statusOf.On(dossier, statusOf.Today(dossier.Agreement)).Gap : null);
}
