using Agreements.Domain.Texts;

namespace Agreements.Domain.Agreements;

/// <summary>What the facts of an agreement must satisfy by themselves. Rules that need other records (parents, duplicate numbers)
/// stand where those are read.</summary>
public static class AgreementRules
{
    /// <summary>Takes the order of facts that follow from others: the day of the last signature from the parties' own days.</summary>
    public static AgreementFacts Settle(AgreementFacts facts)
    {
        var days = facts.Parties.Select(p => p.SignedOn).ToList();
        return facts.Term.SignedOn is null && days.Count > 0 && days.TrueForAll(d => d is not null)
            ? facts with { Term = facts.Term with { SignedOn = days.Max() } }
            : facts;
    }

    /// <summary>Dates of agreements lie between these; an end in the year 9999 is another system's way to say open-ended.</summary>
    public static readonly DateOnly FirstDate = new(1900, 1, 1), LastDate = new(2199, 12, 31);

    /// <param name="today">The civil date in the governing zone; nobody has signed after it.</param>
    /// <exception cref="DomainException">All broken rules at once.</exception>
    public static void Check(AgreementFacts facts, ProcessState state, DateOnly today) => Broken(facts, state, today).ThrowIfAny();

    internal static Violations Broken(AgreementFacts facts, ProcessState state, DateOnly today)
    {
        var violations = new Violations()
            .Add(VisibleText.IsBlank(facts.Title), "text.required", "/title")
            .Add(facts.Parties.Count < 2, "party.tooFew", "/parties")
            .Add(facts.RenewalClause is { Mode: RenewalMode.Automatic, TermMonths: null } or { TermMonths: < 1 or > 1200 }, "renewal.termMonths", "/renewalClause/termMonths")
            .Add(facts.RenewalClause.MaxRenewals is < 0 or > 1000, "renewal.maxRenewals", "/renewalClause/maxRenewals")
            .Add(facts.IsPublic && !state.IsSigned(), "publication.unsigned", "/isPublic")
            .Add(facts.ReplacesPredecessor && facts.Predecessor is null, "predecessor.required", "/predecessor")
            .Add(facts.Notice is { Amount: < 1 or > 1200 }, "notice.amount", "/notice/amount")
            .Add(facts.Officer is { } officer && facts.Parties.All(p => p.Institution != officer.Institution), "officer.notOfParty", "/officer/institution")
            .Add(facts.Officer is { Mail: { } mail } && !Institutions.Mail.IsAddress(mail), "mail.address", "/officer/mail", facts.Officer?.Mail)
            .Add(state == ProcessState.Proposed && facts.Term.SignedOn is not null && facts.Parties.All(p => p.SignedOn is null), "term.signedProposal", "/term/signedOn")
            .Add(facts.Term.SignedOn > today, "sign.future", "/term/signedOn", facts.Term.SignedOn)
            .Add(facts.Term.SignedOn < facts.Parties.Max(p => p.SignedOn), "term.signedBeforeParty", "/term/signedOn", facts.Parties.Max(p => p.SignedOn));
        CheckParties(facts, state, today, violations);
        CheckTerm(facts.Term, violations);
        CheckRange(facts, violations);
        CheckFunding(facts, violations);
        return violations;
    }

    private static void CheckParties(AgreementFacts facts, ProcessState state, DateOnly today, Violations violations)
    {
        for (var i = 0; i < facts.Parties.Count; i++)
        {
            var party = facts.Parties[i];
            violations
                .Add(facts.Parties.Take(i).Any(p => p.Institution == party.Institution), "party.twice", $"/parties/{i}/institution")
                .Add(party.Number is { } number && VisibleText.IsBlank(number), "text.required", $"/parties/{i}/number")
                .Add(state == ProcessState.Proposed && party.SignedOn is not null, "term.signedProposal", $"/parties/{i}/signedOn")
                .Add(party.SignedOn > today, "sign.future", $"/parties/{i}/signedOn", party.SignedOn)
                .Add(state == ProcessState.Registered && party.Number is null, "register.numberMissing", $"/parties/{i}/number", i + 1);
        }
    }

    private static void CheckTerm(Term term, Violations violations)
    {
        var start = term.EffectiveStart;
        violations
            .Add(term.EndBasis == EndBasis.Fixed && term.EndsOn is null, "term.endsOnRequired", "/term/endsOn")
            .Add(term.EndBasis != EndBasis.Fixed && term.EndsOn is not null, "term.endsOnUnexpected", "/term/endsOn", Message.Label(term.EndBasis))
            .Add(term.EndBasis == EndBasis.Computed && term.Duration is null, "term.durationRequired", "/term/duration")
            .Add(term.EndBasis != EndBasis.Computed && term.ConfirmedReading is not null, "term.readingUnexpected", "/term/confirmedReading")
            .Add(term.Duration is { Amount: < 1 or > 36525 }, "term.durationAmount", "/term/duration/amount")
            .Add(term.EndBasis == EndBasis.UntilEvent && VisibleText.IsBlank(term.UntilEvent), "term.untilEventRequired", "/term/untilEvent")
            .Add(start is { } s && term.EndsOn < s, "term.endBeforeStart", "/term/endsOn", term.EndsOn, start)
            .Add(term.StartsOn < term.SignedOn && !term.Retroactive, "term.retroactiveNotStated", "/term/retroactive", term.StartsOn, term.SignedOn);
    }

    private static void CheckRange(AgreementFacts facts, Violations violations)
    {
        var dates = new List<(DateOnly? Date, string Pointer)>
        {
            (facts.Term.SignedOn, "/term/signedOn"), (facts.Term.StartsOn, "/term/startsOn"), (facts.Term.EndsOn, "/term/endsOn"), (facts.SigningPlan?.On, "/signingPlan/on"),
        };
        dates.AddRange(facts.Parties.SelectMany((p, i) => new[] { (p.SignedOn, $"/parties/{i}/signedOn"), (p.NumberDate, $"/parties/{i}/numberDate") }));
        foreach (var (date, pointer) in dates) violations.Add(date < FirstDate || date > LastDate, "date.outOfRange", pointer, date, FirstDate, LastDate);
    }

    private static void CheckFunding(AgreementFacts facts, Violations violations)
    {
        for (var i = 0; i < facts.Funding.Count; i++)
        {
            var line = facts.Funding[i];
            violations
                .Add(line.FiscalYear is < 1945 or > 9999, "funding.fiscalYear", $"/funding/{i}/fiscalYear")
                .Add(line.FromMonth is < 1 or > 12, "funding.month", $"/funding/{i}/fromMonth")
                .Add(line.UntilMonth is < 1 or > 12 || line.UntilMonth < line.FromMonth, "funding.month", $"/funding/{i}/untilMonth")
                .Add(line.AmountIdr is < 0 or > FundingLine.Most, "funding.amount", $"/funding/{i}/amountIdr", new Whole(FundingLine.Most));
        }
    }

    /// <summary>Warnings: the agreement stands, but somebody should look (legal rules that could not be checked are never blocks).</summary>
    public static IReadOnlyList<Violation> Warnings(AgreementFacts facts)
    {
        var warnings = new List<Violation>();
        for (var i = 0; i < facts.Parties.Count; i++)
        {
            var signedOn = facts.Parties[i].SignedOn ?? facts.Term.SignedOn;
            var signatory = facts.Parties[i].Signatory;
            var at = $"/parties/{i}/signatory";
            if (signatory?.PostUntil < signedOn) warnings.Add(Violation.Of("signatory.postEnded", at, signatory!.PostUntil, signedOn));
            if (signatory?.MandateUntil < signedOn) warnings.Add(Violation.Of("signatory.mandateEnded", at, signatory!.MandateUntil, signedOn));
            if (signatory?.Capacity == SignatoryCapacity.Kuasa && facts.Class is AgreementClass.Kb or AgreementClass.Nk)
                warnings.Add(Violation.Of("signatory.kuasaOnlyPks", at));
        }
        return warnings;
    }

    /// <summary>Warnings of the facts, and of what was recorded since: numbers that an addendum lacks, a notice that came too late.</summary>
    public static IReadOnlyList<Violation> Warnings(Agreement agreement) =>
    [
        .. Warnings(agreement.Facts),
        .. agreement.Changes.SelectMany((change, i) => change.Kind switch
        {
            ChangeKind.Amended when change.Addendum!.Numbers.Count < agreement.FactsAt(change.Since).Parties.Count =>
                [Violation.Of("addendum.numberMissing", $"/changes/{i}/addendum/numbers")],
            ChangeKind.NoticeGivenLate => [Violation.Of("notice.tooLate", $"/changes/{i}", change.EffectiveOn)],
            _ => Array.Empty<Violation>(),
        }),
    ];
}
