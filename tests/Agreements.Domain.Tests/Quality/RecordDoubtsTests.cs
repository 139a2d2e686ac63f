using Agreements.Domain.Agreements;
using Agreements.Domain.Quality;
using Agreements.Domain.Texts;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Quality;

/// <summary>What a record makes doubtful by itself.</summary>
public sealed class RecordDoubtsTests
{
    private static readonly DateOnly Today = Day(2025, 6, 10);

    private static IReadOnlyList<(QualityCheck Check, string Field, string Key)> Of(Agreement agreement, QualityCheck check) =>
        [.. RecordDoubts.Of(agreement, Today).Where(d => d.Check == check).Select(d => (d.Check, d.Field, d.Finding.Key))];

    private static Agreement With(Func<AgreementFacts, AgreementFacts> change, params Change[] changes)
    {
        var agreement = Registered(Fixed(Day(2020, 5, 26), Day(2027, 5, 25)), changes);
        return Agreement.Restore(agreement.Id, agreement.Reference, agreement.Zone, change(agreement.Facts), ProcessState.Registered, agreement.Changes, 1);
    }

    [TestCase("Selasa (13/2/25)", "Selasa (13/2/25", true)]
    [TestCase("pada hari Kamis, 13 Februari 2025", null, false)]
    [TestCase("pada Senin 20 Januari 2025 dan Minggu, 26 Mei 2025", "Minggu, 26 Mei 2025", true)]
    [TestCase("13 Februari 2025", null, false)]
    public void A_weekday_beside_another_day_is_quoted(string text, string? quoted, bool isFound)
    {
        var doubts = RecordDoubts.Of(With(f => f with { Notes = [new Note(Today, "lain"), new Note(Today, text)] }), Today).Where(d => d.Check == QualityCheck.Weekday).ToList();
        Assert.That(doubts.Select(d => (d.Field, d.Finding.Args[0])), Is.EqualTo(isFound ? new[] { ("/notes/1/text", (object?)quoted) } : []));
    }

    [Test]
    public void An_end_that_is_open_is_an_answer_and_one_that_is_unknown_or_has_two_readings_is_none()
    {
        var term = new Term { SignedOn = Day(2025, 5, 28) };
        Assert.That(Of(With(f => f with { Term = term with { EndBasis = EndBasis.OpenEnded } }), QualityCheck.End), Is.Empty);
        Assert.That(Of(With(f => f with { Term = term with { EndBasis = EndBasis.UntilEvent, UntilEvent = "dicabut" } }), QualityCheck.End), Is.Empty);
        Assert.That(Of(With(f => f with { Term = term }), QualityCheck.End).Single().Key, Is.EqualTo("quality.end"));
        var years = term with { EndBasis = EndBasis.Computed, Duration = new Domain.Dates.Duration(5, Domain.Dates.DurationUnit.Years) };
        Assert.That(Of(With(f => f with { Term = years }), QualityCheck.End).Single().Key, Is.EqualTo("quality.reading"));
        Assert.That(Of(With(f => f with { Term = years with { ConfirmedReading = Domain.Dates.DurationReading.DayBefore } }), QualityCheck.End), Is.Empty);
    }

    [Test]
    public void An_addendum_is_odd_without_numbers_after_the_end_to_a_past_day_and_on_the_day_of_another()
    {
        Change Of1(Addendum addendum) => new(ChangeKind.Amended, addendum.Since, null, addendum);
        var (day, amendment) = (Day(2025, 5, 1), new Amendment { Title = "Judul" });
        var agreement = With(f => f, Of1(new Addendum { SignedOn = day, Amendment = amendment }), Of1(new Addendum { SignedOn = day, OverrideReason = "disepakati", Amendment = amendment with { EndsOn = Day(2025, 3, 31) } }));
        Assert.That(Of(agreement, QualityCheck.Addendum).Select(d => (d.Field, d.Key)), Is.EquivalentTo(new[]
        {
            ("/changes/0/addendum/numbers", "quality.addendum.number"), ("/changes/1/addendum/numbers", "quality.addendum.number"), ("/changes/1/addendum/overrideReason", "quality.addendum.afterExpiry"),
            ("/changes/1/addendum/amendment/endsOn", "quality.addendum.pastEnd"), ("/changes/1/addendum/signedOn", "quality.addendum.sameDay"),
        }));
    }

    [Test]
    public void What_is_not_signed_is_not_doubted_and_every_finding_has_its_sentence()
    {
        var agreement = With(f => f);
        Assert.That(RecordDoubts.Of(Agreement.Restore(agreement.Id, "", agreement.Zone, agreement.Facts, ProcessState.Proposed, [], 1), Today), Is.Empty);
        Assert.That(Message.Keys("quality.").All(Message.Exists) && Message.Keys("quality.").Count() >= 13);
    }
}
