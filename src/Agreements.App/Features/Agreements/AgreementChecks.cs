using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;

namespace Agreements.App.Features.Agreements;

/// <summary>Rules of an agreement that need other records.</summary>
public sealed class AgreementChecks(Db db, InstitutionStore institutions, SigningEventStore signings, AgreementReader reader, TimeProvider time)
{
    private static readonly Statement NumberTaken = Statement.Of("""
        SELECT COUNT(*) FROM agreement_numbers WHERE number_key = @Key AND institution_id = @Institution AND (agreement_id <> @Id OR document <> @Document)
        """);

    private static readonly Statement Linked = Statement.Of("SELECT id, parent_id, predecessor_id, signed_on, starts_on FROM agreements WHERE id = @Id");

    /// <summary>Checks the facts and, once a party has signed, fills in its name on that day where none is stated.</summary>
    /// <param name="before">As they were; null = it is new.</param>
    /// <exception cref="DomainException"><c>institution.unknown</c>, <c>number.duplicate</c>, <c>agreement.unknown</c>, <c>parent.cycle</c>,
    /// <c>parent.lapsed</c>, <c>predecessor.cycle</c>, <c>predecessor.startsBefore</c>, <c>signingEvent.unknown</c>.</exception>
    public async Task<(AgreementFacts Facts, Zone Zone)> CheckAsync(Guid id, AgreementFacts facts, ProcessState state, AgreementFacts? before, CancellationToken ct)
    {
        var known = (await institutions.ByIdsAsync([.. facts.Parties.Select(p => p.Institution).Distinct()], ct)).ToDictionary(i => i.Id);
        await CheckPartiesAsync(id, facts, known, ct);
        await CheckChainAsync(id, facts.Parent, "parent", row => row.ParentId, ct);
        await CheckChainAsync(id, facts.Predecessor, "predecessor", row => row.PredecessorId, ct);
        if (facts.Predecessor is { } predecessor) await CheckOrderAsync(facts, predecessor, ct);
        if (facts.SigningPlan?.SigningEvent is { } signing && !state.IsSigned()) facts = facts with { SigningPlan = (await SigningAsync(signing, ct)).ToPlan() };
        if (facts.Parent is { } parent && EntersParent(before, facts)) await CheckParentHoldsAsync(facts, parent, ct);
        var zone = ZoneOf(facts, known);
        return (facts with { Parties = [.. facts.Parties.Select(p => Named(p, facts.Term, state, known[p.Institution], zone.Today(time.GetUtcNow())))] }, zone);
    }

    // A name is frozen by the signature, not by the proposal: an institution may be renamed between the two.
    private static Party Named(Party party, Term term, ProcessState state, Institution institution, DateOnly today) =>
        party.NameAtSigning is not null || !(state.IsSigned() || party.SignedOn is not null)
            ? party
            : party with { NameAtSigning = institution.NameOn(party.SignedOn ?? term.SignedOn ?? term.StartsOn ?? today) };

    private async Task CheckPartiesAsync(Guid id, AgreementFacts facts, Dictionary<Guid, Institution> known, CancellationToken ct)
    {
        var unknown = new Violations();
        var taken = new Violations();
        for (var i = 0; i < facts.Parties.Count; i++)
        {
            var party = facts.Parties[i];
            unknown.Add(!known.ContainsKey(party.Institution), "institution.unknown", $"/parties/{i}/institution", party.Institution);
            if (party.Number is not { } number) continue;
            var others = await OthersAsync(number, party.Institution, id, 0, $"/parties/{i}/number", ct);
            taken.Add(others > 0, "number.duplicate", $"/parties/{i}/number", number);
        }
        unknown.ThrowIfAny();
        taken.ThrowIfAny(ProblemKind.Conflict);
    }

    private async Task<Domain.Signings.SigningEvent> SigningAsync(Guid id, CancellationToken ct) =>
        await signings.FindAsync(id, ct) ?? throw DomainException.Invalid("signingEvent.unknown", "/signingPlan/signingEvent", id);

    /// <summary>Checks an addendum and fills in the names of the parties that it names.</summary>
    /// <exception cref="DomainException"><c>institution.unknown</c>, <c>number.duplicate</c>.</exception>
    public async Task<Addendum> CheckAsync(Agreement agreement, Addendum addendum, CancellationToken ct)
    {
        var (unknown, taken) = (new Violations(), new Violations());
        var parties = addendum.Amendment.Parties ?? [];
        var known = (await institutions.ByIdsAsync([.. parties.Select(p => p.Institution).Distinct()], ct)).ToDictionary(i => i.Id);
        for (var i = 0; i < parties.Count; i++)
            unknown.Add(!known.ContainsKey(parties[i].Institution), "institution.unknown", $"/amendment/parties/{i}/institution", parties[i].Institution);
        unknown.ThrowIfAny();
        var document = Numbers.Addenda(agreement).Count() + 1;
        for (var i = 0; i < addendum.Numbers.Count; i++)
        {
            var (institution, number, at) = (addendum.Numbers[i].Institution, addendum.Numbers[i].Number, $"/numbers/{i}/number");
            taken.Add(await OthersAsync(number, institution, agreement.Id, document, at, ct) > 0, "number.duplicate", at, number);
        }
        taken.ThrowIfAny(ProblemKind.Conflict);
        return addendum.Amendment.Parties is null ? addendum : addendum with
        {
            Amendment = addendum.Amendment with { Parties = [.. parties.Select(p => p with { NameAtSigning = p.NameAtSigning ?? NewName(agreement, known[p.Institution], addendum) })] },
        };
    }

    // One that was a party before keeps the name under which it signed the original.
    private static string? NewName(Agreement agreement, Institution institution, Addendum addendum) =>
        agreement.Facts.Parties.Any(p => p.Institution == institution.Id) ? null : institution.NameOn(addendum.SignedOn);

    /// <summary>How many other documents carry the issuer's number.</summary>
    private async Task<int> OthersAsync(string number, Guid institution, Guid agreement, int document, string pointer, CancellationToken ct)
    {
        // Folding may lengthen a text: one Arabic ligature becomes eighteen letters.
        var key = Folding.Fold(number);
        if (key.Length > Shape.Number) throw DomainException.Invalid("text.tooLong", pointer, Shape.Number);
        return await db.FirstAsync<int>(NumberTaken, new { Institution = institution, Key = key, Id = agreement, Document = document }, ct);
    }

    // What stood under a parent that ended later stands there still; only who enters is asked for a reason.
    private static bool EntersParent(AgreementFacts? before, AgreementFacts facts) =>
        before is null || (before.Parent, before.Term.EffectiveStart, before.Term.SignedOn) != (facts.Parent, facts.Term.EffectiveStart, facts.Term.SignedOn);

    private async Task CheckParentHoldsAsync(AgreementFacts facts, Guid parent, CancellationToken ct)
    {
        if (facts.Term.EffectiveStart is not { } start || !Domain.Texts.VisibleText.IsBlank(facts.ParentOverrideReason)) return;
        if (!LineageCover.HoldsOn(await reader.LineageAsync(parent, ct), start)) throw DomainException.Invalid("parent.lapsed", "/parentOverrideReason", start);
    }

    private async Task CheckChainAsync(Guid id, Guid? first, string field, Func<LinkRow, Guid?> next, CancellationToken ct)
    {
        var seen = new HashSet<Guid>();
        for (var at = first; at is { } link; )
        {
            if (link == id || !seen.Add(link)) throw DomainException.Invalid($"{field}.cycle", "/" + field);
            var row = await db.FirstAsync<LinkRow>(Linked, new { Id = link }, ct) ?? throw DomainException.Invalid("agreement.unknown", "/" + field, link);
            at = next(row);
        }
    }

    private async Task CheckOrderAsync(AgreementFacts facts, Guid predecessor, CancellationToken ct)
    {
        var before = (await db.FirstAsync<LinkRow>(Linked, new { Id = predecessor }, ct))!;
        var start = facts.Term.EffectiveStart ?? facts.SigningPlan?.On;
        var startBefore = before.StartsOn ?? before.SignedOn;
        if (start < startBefore) throw DomainException.Invalid("predecessor.startsBefore", "/predecessor", start, startBefore);
    }

    // The governing zone is that of the first local government among the parties; where there is none, WIB.
    private static Zone ZoneOf(AgreementFacts facts, Dictionary<Guid, Institution> known) => facts.Parties
        .Select(p => known[p.Institution])
        .Where(i => i.Facts.Kind.IsGovernment())
        .Select(i => (Zone?)i.Zone).FirstOrDefault() ?? Zone.Wib;

    private sealed class LinkRow
    {
        public Guid Id { get; init; }
        public Guid? ParentId { get; init; }
        public Guid? PredecessorId { get; init; }
        public DateOnly? SignedOn { get; init; }
        public DateOnly? StartsOn { get; init; }
    }
}
