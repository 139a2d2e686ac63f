using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Documents;
using Agreements.Domain.Extraction;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Extraction;

/// <summary>What of a text may be taken at one press, and what is a difference at all.</summary>
public sealed class FactComparisonTests
{
    private static readonly DateOnly Now = Day(2026, 5, 1), Signed = Day(2025, 5, 28);

    private static readonly AgreementFacts Bare = Facts(new Term { SignedOn = Signed });

    private static readonly (string, object)[] Parties = [("/parties/0/nameAtSigning", "Kota"), ("/parties/1/nameAtSigning", "Cabang")];

    private static readonly (string, object)[] Term = [("/term/endsOn", Day(2027, 5, 27)), ("/term/endBasis", EndBasis.Fixed), ("/term/duration", new Duration(2, DurationUnit.Years))];

    private static Guid? Known(string name) => name switch { "Kota" => City, "Cabang" => Branch, "Universitas" => University, _ => null };

    private static ComparedFacts Compare(AgreementFacts record, params (string Field, object Value)[] found) => Compare(record, DocumentKind.Signed, found);

    private static ComparedFacts Compare(AgreementFacts record, DocumentKind kind, (string Field, object Value)[] found, params string[] unsure) => FactComparison.Of(
        record, new ExtractedFacts([.. found.Select(f => new Suggestion(f.Field, f.Value, unsure.Contains(f.Field) ? Confidence.Low : Confidence.High, new Place(1, 0, 5, "kutipan")))], []), kind, Now, Known, []);

    private static string[] Safe(ComparedFacts compared) => [.. compared.Facts.Where(f => f.IsSafe).Select(f => f.Field)];

    private static FactMatch? Match(ComparedFacts compared, string field) => compared.Facts.Single(f => f.Field == field).Match;

    [Test]
    public void What_the_record_lacks_is_safe_when_its_text_is_surely_this_one() =>
        Assert.That((Compare(Bare, [.. Parties, .. Term]) is var all, Safe(all), all.Doubts), Is.EqualTo((true, new[] { "/term/duration", "/term/endBasis", "/term/endsOn" }, Array.Empty<TextDoubt>())));

    [TestCase("Universitas", TextDoubt.OtherParties)]
    [TestCase("Orang", TextDoubt.UnknownParties)]
    public void Nothing_is_safe_when_a_party_is_another_or_is_not_known(string second, TextDoubt doubt)
    {
        var compared = Compare(Bare, [.. Term, ("/parties/0/nameAtSigning", "Kota"), ("/parties/1/nameAtSigning", second)]);
        Assert.That((Safe(compared), compared.Doubts), Is.EqualTo((Array.Empty<string>(), new[] { doubt })));
    }

    [Test]
    public void Nothing_is_safe_when_the_text_names_nobody_or_not_everybody()
    {
        Assert.That(Compare(Bare, Term) is var none && Safe(none).Length == 0 ? none.Doubts : [], Is.EqualTo(new[] { TextDoubt.UnknownParties }));
        Assert.That(Compare(Bare, [.. Term, Parties[0]]) is var one && Safe(one).Length == 0 ? one.Doubts : [], Is.EqualTo(new[] { TextDoubt.OtherParties }));
    }

    [Test]
    public void Nothing_is_safe_when_class_or_signing_differ_or_the_document_is_no_signed_text()
    {
        foreach (var (kind, field, value, doubt) in new[] { (DocumentKind.Signed, "/class", (object)AgreementClass.Pks, TextDoubt.OtherClass), (DocumentKind.Signed, "/term/signedOn", Day(2025, 1, 20), TextDoubt.OtherSigning), (DocumentKind.Annex, "/class", AgreementClass.Mou, TextDoubt.NotSigned) })
        {
            var compared = Compare(Bare, kind, [.. Parties, .. Term, (field, value)]);
            Assert.That((Safe(compared), compared.Doubts), Is.EqualTo((Array.Empty<string>(), new[] { doubt })));
        }
    }

    [Test]
    public void The_term_is_safe_as_a_whole_or_not_at_all() =>
        Assert.That(Safe(Compare(Bare with { Term = new Term { SignedOn = Signed, StartsOn = Day(2025, 6, 1) } }, [.. Parties, .. Term, ("/term/startsOn", Day(2025, 7, 1)), ("/programmes", new[] { "jkk" })])), Is.EqualTo(new[] { "/programmes" }));

    [TestCase("/term/endsOn")]
    [TestCase("/term/duration")]
    public void The_kind_of_end_is_not_safe_without_the_end_it_needs(string unsure) => Assert.That(Safe(Compare(Bare, DocumentKind.Signed, [.. Parties, .. Term], unsure)), Is.Empty);

    [Test]
    public void A_signing_that_is_still_to_come_is_not_safe()
    {
        string[] Of(DateOnly day) => Safe(Compare(Facts(), [.. Parties, ("/term/signedOn", day)]));
        Assert.That((Of(Now), Of(Now.PlusDays(1))), Is.EqualTo((new[] { "/term/signedOn" }, Array.Empty<string>())));
    }

    [Test]
    public void A_party_that_the_record_lacks_gets_no_number_of_another()
    {
        var record = Facts() with { Parties = [new Party { Institution = City }, new Party { Institution = Branch }] };
        foreach (var (second, match) in new[] { ("Universitas", FactMatch.Differs), ("Orang", FactMatch.NotKnown) })
        {
            var compared = Compare(record, ("/parties/0/nameAtSigning", "Kota"), ("/parties/1/nameAtSigning", second), ("/parties/0/number", "1/A"), ("/parties/1/number", "2/B"));
            Assert.That((compared.Facts.Select(f => f.Field).Where(f => f.StartsWith("/parties", StringComparison.Ordinal)), Match(compared, "/parties/1/nameAtSigning")), Is.EqualTo((new[] { "/parties/0/nameAtSigning", "/parties/0/number", "/parties/1/nameAtSigning" }, match)));
        }
    }

    [Test]
    public void A_party_too_many_is_shown_beside_nobody()
    {
        var compared = Compare(Facts(), ("/parties/0/nameAtSigning", "Universitas"), ("/parties/1/nameAtSigning", "Kota"), ("/parties/2/nameAtSigning", "Cabang"), ("/parties/0/number", "3/C"), ("/parties/1/number", "1/MOU/2025"));
        Assert.That((Match(compared, "/parties/0/number"), Match(compared, "/parties/2/nameAtSigning"), compared.Facts.Single(f => f.Field == "/parties/2/nameAtSigning").Recorded), Is.EqualTo(((FactMatch?)FactMatch.Same, (FactMatch?)FactMatch.Differs, (object?)null)));
    }

    [TestCase("Nota Kesepahaman Kota Jambi dengan BPJS tentang Sinergi Program", "SINERGI PROGRAM", FactMatch.Same)]
    [TestCase("Nota Kesepahaman tentang Sinergi (Program) - 2025", "Sinergi Program\n2025.", FactMatch.Same)]
    [TestCase("Sinergi Program", "Sinergi Program", FactMatch.Same)]
    [TestCase("Adendum tentang Perubahan atas Nota Kesepahaman tentang Sinergi", "Perubahan atas Nota Kesepahaman tentang Sinergi", FactMatch.Same)]
    [TestCase("Nota Kesepahaman tentang Sinergi Program", "Sinergi Data", FactMatch.Differs)]
    [TestCase("Nota Kesepahaman tentang Sinergi", "Perubahan atas Nota Kesepahaman tentang Sinergi", FactMatch.Differs)]
    [TestCase("Nota Kesepahaman tentang Sinergi 2024", "Sinergi 2025", FactMatch.Differs)]
    public void Titles_are_the_same_by_what_stands_behind_tentang(string recorded, string found, FactMatch match) => Assert.That(Match(Compare(Facts() with { Title = recorded }, ("/title", found)), "/title"), Is.EqualTo(match));

    [TestCase(27, FactMatch.Same)]
    [TestCase(28, FactMatch.Same)]
    [TestCase(29, FactMatch.Differs)]
    public void A_printed_end_and_a_length_that_ends_there_are_the_same(int day, FactMatch match)
    {
        var printed = Compare(Facts(Fixed(Signed, Day(2027, 5, day))), ("/term/signedOn", Signed), ("/term/duration", new Duration(2, DurationUnit.Years)), ("/term/endBasis", EndBasis.Computed));
        Assert.That((Match(printed, "/term/endBasis"), Match(printed, "/term/endsOn")), Is.EqualTo((match, match == FactMatch.Same ? FactMatch.Same : FactMatch.NotInText)));
        var computed = Compare(Facts(new Term { SignedOn = Signed, EndBasis = EndBasis.Computed, Duration = new Duration(2, DurationUnit.Years) }), ("/term/endsOn", Day(2027, 5, day)), ("/term/endBasis", EndBasis.Fixed));
        Assert.That((Match(computed, "/term/endBasis"), Match(computed, "/term/endsOn"), Safe(computed)), Is.EqualTo((match, match, Array.Empty<string>())));
    }

    [Test]
    public void A_confirmed_reading_leaves_one_end() => Assert.That(Match(Compare(
        Facts(new Term { SignedOn = Signed, EndBasis = EndBasis.Computed, Duration = new Duration(2, DurationUnit.Years), ConfirmedReading = DurationReading.DayBefore }), ("/term/endsOn", Day(2027, 5, 28))), "/term/endsOn"), Is.EqualTo(FactMatch.Differs));
}
