using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Tests.Support;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Agreements;

public sealed class AgreementRulesTests
{
    private static readonly (string Rule, AgreementFacts Facts)[] BrokenFacts =
    [
        ("text.required /title", Facts() with { Title = "  " }),
        ("party.tooFew /parties", Facts(null, City)),
        ("party.twice /parties/2/institution", Facts(null, City, Branch, City)),
        ("text.required /parties/0/number", Facts() with { Parties = [new Party { Institution = City, Number = " " }, new Party { Institution = Branch }] }),
        ("term.endsOnRequired /term/endsOn", Facts(new Term { EndBasis = EndBasis.Fixed })),
        ("term.endsOnUnexpected /term/endsOn", Facts(new Term { EndBasis = EndBasis.OpenEnded, EndsOn = Day(2027, 1, 1) })),
        ("term.endBeforeStart /term/endsOn", Facts(Fixed(Day(2025, 5, 28), Day(2025, 5, 27)))),
        ("term.durationRequired /term/duration", Facts(new Term { EndBasis = EndBasis.Computed })),
        ("term.durationAmount /term/duration/amount", Facts(new Term { EndBasis = EndBasis.Computed, Duration = new Duration(0, DurationUnit.Years) })),
        ("term.readingUnexpected /term/confirmedReading", Facts(new Term { ConfirmedReading = DurationReading.Anniversary })),
        ("term.untilEventRequired /term/untilEvent", Facts(new Term { EndBasis = EndBasis.UntilEvent })),
        ("term.retroactiveNotStated /term/retroactive", Facts(new Term { SignedOn = Day(2025, 5, 28), StartsOn = Day(2025, 5, 26) })),
        ("renewal.termMonths /renewalClause/termMonths", Facts() with { RenewalClause = new RenewalClause(RenewalMode.Automatic) }),
        ("renewal.maxRenewals /renewalClause/maxRenewals", Facts() with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12, -1) }),
        ("notice.amount /notice/amount", Facts() with { Notice = new NoticeClause(0, NoticeUnit.Days) }),
        ("officer.notOfParty /officer/institution", Facts() with { Officer = new Officer(University, null, "Kabag", null) }),
        ("mail.address /officer/mail", Facts() with { Officer = new Officer(City, null, "Kabag", "kabag@kota") }),
        ("text.required /title", Facts() with { Title = "\u200B \u3164" }),
        ("text.required /parties/0/number", Facts() with { Parties = [new Party { Institution = City, Number = "\u200C" }, new Party { Institution = Branch }] }),
        ("sign.future /term/signedOn", Facts(new Term { SignedOn = Today.AddDays(1) })),
        ("term.signedBeforeParty /term/signedOn", Facts(new Term { SignedOn = Day(2025, 5, 27) }) with { Parties = [new Party { Institution = City, SignedOn = Day(2025, 5, 28) }, new Party { Institution = Branch }] }),
        ("date.outOfRange /term/endsOn", Facts(Fixed(Day(2025, 5, 28), new DateOnly(9999, 12, 31)))),
        ("date.outOfRange /term/signedOn", Facts(new Term { SignedOn = DateOnly.MinValue })),
        ("predecessor.required /predecessor", Facts() with { ReplacesPredecessor = true }),
        ("funding.month /funding/0/untilMonth", Facts() with { Funding = [new FundingLine(FundingSource.Apbd, 2025, 6, 5)] }),
        ("funding.amount /funding/0/amountIdr", Facts() with { Funding = [new FundingLine(FundingSource.Apbd, 2025, AmountIdr: -1)] }),
        ("funding.amount /funding/0/amountIdr", Facts() with { Funding = [new FundingLine(FundingSource.Apbd, 2025, AmountIdr: FundingLine.Most + 1)] }),
    ];

    private static IEnumerable<TestCaseData> Cases() => BrokenFacts.Select((c, i) => new TestCaseData(c.Rule, c.Facts).SetName($"Facts are refused ({i + 1}): {c.Rule}"));

    [TestCaseSource(nameof(Cases))]
    public void The_broken_rule_is_named_with_its_place(string rule, AgreementFacts facts) =>
        Assert.That(Broken(() => AgreementRules.Check(facts, ProcessState.Signed, Today)), Is.EqualTo(new[] { rule }));

    [Test]
    public void All_broken_rules_are_told_at_once() => Assert.That(
        Broken(() => AgreementRules.Check(Facts(new Term { EndBasis = EndBasis.Fixed }, City) with { Title = "" }, ProcessState.Signed, Today)),
        Is.EquivalentTo(new[] { "text.required /title", "party.tooFew /parties", "term.endsOnRequired /term/endsOn" }));

    [Test]
    public void A_term_of_one_day_is_a_term() => Assert.That(Broken(() => AgreementRules.Check(Facts(Fixed(Day(2025, 5, 28), Day(2025, 5, 28))), ProcessState.Signed, Today)), Is.Empty);

    [Test]
    public void A_proposal_carries_no_signature() => Assert.That(
        Broken(() => AgreementRules.Check(Facts(new Term { SignedOn = Day(2025, 5, 28) }), ProcessState.Proposed, Today)), Is.EqualTo(new[] { "term.signedProposal /term/signedOn" }));

    [Test]
    public void A_signatory_whose_post_had_ended_is_a_warning_and_the_agreement_stands()
    {
        var facts = Facts(Fixed(Day(2025, 5, 28), Day(2030, 5, 27))) with
        {
            Parties =
            [
                new Party { Institution = City, Number = "1", Signatory = new Signatory("A", "Pj. Wali Kota", SignatoryCapacity.Pj, null, PostUntil: Day(2025, 2, 19), null) },
                new Party { Institution = Branch, Number = "2", Signatory = new Signatory("B", "Kepala Cabang", SignatoryCapacity.Kuasa, "SK-1", null, MandateUntil: Day(2025, 5, 27)) },
            ],
        };
        Assert.That(AgreementRules.Warnings(facts).Select(w => $"{w.Code} {w.Pointer}"), Is.EqualTo(new[]
        {
            "signatory.postEnded /parties/0/signatory", "signatory.mandateEnded /parties/1/signatory",
        }));
        Assert.That(Registered(facts).ValidityOn(Day(2025, 5, 28)), Is.EqualTo(Validity.InForce));
    }

    [Test]
    public void The_last_day_in_a_post_is_a_day_in_the_post()
    {
        var signatory = new Signatory("A", "Wali Kota", null, null, PostUntil: Day(2025, 5, 28), null);
        var facts = Facts(Fixed(Day(2025, 5, 28), Day(2030, 5, 27))) with { Parties = [new Party { Institution = City, Signatory = signatory }, new Party { Institution = Branch }] };
        Assert.That(AgreementRules.Warnings(facts), Is.Empty);
    }

    [TestCase(AgreementClass.Nk, 1)]
    [TestCase(AgreementClass.Kb, 1)]
    [TestCase(AgreementClass.Pks, 0)]
    public void By_power_of_attorney_only_a_PKS_is_signed_without_a_warning(AgreementClass @class, int warnings)
    {
        var signatory = new Signatory("A", "Asisten", SignatoryCapacity.Kuasa, "SK-1", null, null);
        var facts = Facts() with { Class = @class, Parties = [new Party { Institution = City, Signatory = signatory }, new Party { Institution = Branch }] };
        Assert.That(AgreementRules.Warnings(facts), Has.Count.EqualTo(warnings));
    }
}
