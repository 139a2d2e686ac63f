using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;

namespace Agreements.App.Features.Agreements;

/// <summary>Rules of an addendum that need other records.</summary>
public sealed class AddendumChecks(InstitutionStore institutions, TakenNumbers taken)
{
    /// <summary>Checks the addendum and fills in the names of the parties that join by it.</summary>
    /// <exception cref="DomainException"><c>institution.unknown</c>, <c>number.duplicate</c>.</exception>
    public async Task<Addendum> CheckAsync(Agreement agreement, Addendum addendum, CancellationToken ct)
    {
        await CheckNumbersAsync(agreement, addendum, ct);
        if (addendum.Amendment.Parties is not { } parties) return addendum;
        var known = (await institutions.ByIdsAsync([.. parties.Select(p => p.Institution).Distinct()], ct)).ToDictionary(i => i.Id);
        var unknown = new Violations();
        for (var i = 0; i < parties.Count; i++)
            unknown.Add(!known.ContainsKey(parties[i].Institution), "institution.unknown", $"/amendment/parties/{i}/institution", parties[i].Institution);
        unknown.ThrowIfAny();
        return addendum with { Amendment = addendum.Amendment with { Parties = [.. parties.Select(p => Named(p, agreement, known[p.Institution], addendum.SignedOn))] } };
    }

    private async Task CheckNumbersAsync(Agreement agreement, Addendum addendum, CancellationToken ct)
    {
        var duplicates = new Violations();
        var document = Numbers.Addenda(agreement).Count() + 1;
        for (var i = 0; i < addendum.Numbers.Count; i++)
        {
            var (given, at) = (addendum.Numbers[i], $"/numbers/{i}/number");
            duplicates.Add(await taken.HoldAsync(given.Number, given.Institution, agreement.Id, document, at, ct), "number.duplicate", at, given.Number);
        }
        duplicates.ThrowIfAny(ProblemKind.Conflict);
    }

    // One that was a party before keeps the name under which it signed the original.
    private static AmendedParty Named(AmendedParty party, Agreement agreement, Institution institution, DateOnly signedOn) =>
        party.NameAtSigning is not null || agreement.Facts.Parties.Any(p => p.Institution == party.Institution) ? party : party with { NameAtSigning = institution.NameOn(signedOn) };
}
