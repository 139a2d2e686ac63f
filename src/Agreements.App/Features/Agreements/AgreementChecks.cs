using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.Officers;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;

namespace Agreements.App.Features.Agreements;

/// <summary>Rules of an agreement that need other records.</summary>
public sealed class AgreementChecks(Db db, InstitutionStore institutions, Ceremonies ceremonies, TakenNumbers numbers, AgreementReader reader, Scope scope, OfficerRights officers, TimeProvider time)
{
    private static readonly Statement Linked = Statement.Of("SELECT id, parent_id, predecessor_id, signed_on, starts_on FROM agreements WHERE id = @Id");

    /// <summary>Checks the facts and, once a party has signed, fills in its name on that day where none is stated.</summary>
    /// <param name="was">As it was; null = it is new.</param>
    /// <exception cref="DomainException"><c>institution.unknown</c>, <c>number.duplicate</c>, <c>agreement.unknown</c>, <c>parent.cycle</c>,
    /// <c>parent.lapsed</c>, <c>predecessor.cycle</c>, <c>predecessor.startsBefore</c>, <c>signingEvent.unknown</c>;
    /// <c>parties.noneOfYours</c>, <c>forbidden</c>: also by <see cref="FactPermissions"/>.</exception>
    public async Task<(AgreementFacts Facts, Zone Zone)> CheckAsync(Guid id, AgreementFacts facts, ProcessState state, Stated? was, CancellationToken ct)
    {
        var before = was?.Facts;
        var known = (await institutions.ByIdsAsync([.. facts.Parties.Select(p => p.Institution).Distinct()], ct)).ToDictionary(i => i.Id);
        await CheckPartiesAsync(id, facts, known, ct);
        await CheckScopeAsync(facts, before, ct);
        await CheckPermissionsAsync(id, was, new Stated(AgreementRules.Settle(facts), state), ct);
        await CheckChainAsync(id, facts.Parent, "parent", row => row.ParentId, ct);
        await CheckChainAsync(id, facts.Predecessor, "predecessor", row => row.PredecessorId, ct);
        if (facts.Predecessor is { } predecessor) await CheckOrderAsync(facts, predecessor, ct);
        if (facts.SigningPlan?.SigningEvent is { } signing) facts = Planned(facts, await ceremonies.NamedAsync(signing, "/signingPlan/signingEvent", ct), state);
        if (facts.Parent is { } parent && EntersParent(before, facts)) await CheckParentHoldsAsync(facts, parent, ct);
        var zone = ZoneOf(facts, known);
        return (facts with { Parties = [.. facts.Parties.Select(p => Named(p, facts.Term, state, known[p.Institution], zone.Today(time.GetUtcNow())))] }, zone);
    }

    // Whoever names another agreement changes what it means: its ladder stops, its flags change. What is out of scope is as if it did not exist.
    private async Task CheckScopeAsync(AgreementFacts facts, AgreementFacts? before, CancellationToken ct)
    {
        if (facts.Predecessor is { } predecessor && predecessor != before?.Predecessor) await RequireAsync(Permission.Edit, predecessor, "/predecessor", ct);
        if (facts.Parent is { } parent && parent != before?.Parent) await RequireAsync(Permission.Read, parent, "/parent", ct);
        // Whoever joined by an addendum edits too; but nobody enters an agreement of others, or edits oneself out of one.
        if (!await EditsForAsync(facts, ct) && (before is null || await EditsForAsync(before, ct))) throw new DomainException(ProblemKind.Forbidden, [Violation.Of("parties.noneOfYours", "/parties")]);
    }

    private async Task CheckPermissionsAsync(Guid id, Stated? was, Stated now, CancellationToken ct)
    {
        var demands = FactPermissions.Of(was, now);
        foreach (var demand in demands.Where(d => d.Agreement is not null)) await RequireAsync(demand.Permission, demand.Agreement!.Value, demand.Pointer, ct);
        // Who enters an agreement names its first officer; afterwards the officer's institution does.
        if (was is { } stated) await officers.RequireAsync(Permission.Edit, stated.Facts.Officer, now.Facts.Officer, "/officer", ct);
        var own = demands.Where(d => d.Agreement is null).ToList();
        if (own.Count == 0) return;
        var held = was is null ? await RightsOfPartiesAsync(now.Facts, ct) : await scope.RightsAsync(Subject.Agreement, id, ct);
        if (own.Find(d => !held.Cover(d.Permission)) is { } refused) throw DomainException.Forbidden(refused.Permission, refused.Pointer);
    }

    private async Task<bool> EditsForAsync(AgreementFacts facts, CancellationToken ct) =>
        (await RightsOfPartiesAsync(facts, ct)).Cover(Permission.Edit);

    // Of what is not written yet: whoever enters it does so for one of its parties.
    private async Task<Permission> RightsOfPartiesAsync(AgreementFacts facts, CancellationToken ct) =>
        (await scope.RightsAsync(Subject.Institution, [.. facts.Parties.Select(p => p.Institution)], ct)).Values.Aggregate(Permission.None, (sum, one) => sum | one);

    private async Task RequireAsync(Permission asked, Guid id, string pointer, CancellationToken ct)
    {
        var rights = await scope.RightsAsync(Subject.Agreement, id, ct);
        if (!rights.Cover(Permission.Read)) throw DomainException.Invalid("agreement.unknown", pointer, id);
        if (!rights.Cover(asked)) throw DomainException.Forbidden(asked, pointer);
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
            var duplicate = await numbers.HoldAsync(number, party.Institution, id, 0, $"/parties/{i}/number", ct);
            taken.Add(duplicate, "number.duplicate", $"/parties/{i}/number", number);
        }
        unknown.ThrowIfAny();
        taken.ThrowIfAny(ProblemKind.Conflict);
    }

    // The day of a ceremony stands with the ceremony; what is signed stays on its own.
    private static AgreementFacts Planned(AgreementFacts facts, Domain.Signings.SigningEvent signing, ProcessState state)
    {
        if (state.IsSigned()) return facts;
        if (facts.SigningPlan!.On is { } on && on != signing.HeldOn) throw DomainException.Invalid("signingEvent.otherDay", "/signingPlan/on", on, signing.HeldOn);
        return facts with { SigningPlan = signing.ToPlan() };
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
