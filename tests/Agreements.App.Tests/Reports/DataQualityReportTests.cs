using Agreements.App.Features.Agreements;
using Agreements.App.Features.Reports;
using Agreements.App.Tests.Access;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Quality;
using NUnit.Framework;

namespace Agreements.App.Tests.Reports;

/// <summary>What is found doubtful, and by whom it is read.</summary>
public sealed class DataQualityReportTests(string engine) : AccessTest(engine)
{
    private async Task<IReadOnlyList<QualityFinding>> AllAsync(DataQualityReport.Query query)
    {
        var found = new List<QualityFinding>();
        for (var page = await App.SendAsync(query); ; page = await App.SendAsync(query with { PageToken = page.NextPageToken }))
        {
            found.AddRange(page.Items);
            if (page.NextPageToken is null) return found;
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Whatever_one_agreement_is_doubted_for_the_report_of_all_of_the_check_and_of_the_scope_holds_it_too(int seed)
    {
        var world = await ReportedWorld.DrawAsync(App, seed);
        var single = new List<QualityFinding>();
        foreach (var id in world.Agreements.OrderBy(a => a.ToString(), StringComparer.Ordinal)) single.AddRange((await App.SendAsync(new DataQualityReport.Query { Agreement = id, PageSize = 200 })).Items);
        Assert.That(await AllAsync(new() { PageSize = 7 }), Is.EqualTo(single).And.Count.GreaterThan(50));
        foreach (var check in Enum.GetValues<QualityCheck>()) Assert.That(await AllAsync(new() { Check = check, PageSize = 5 }), Is.EqualTo(single.Where(f => f.Check == check)), check.ToString());
        Assert.That(single.Select(f => f.Check).Distinct(), Is.SupersetOf(new[] { QualityCheck.Unverified, QualityCheck.Weekday, QualityCheck.Number, QualityCheck.SharedNumber, QualityCheck.Officer, QualityCheck.End }));
        var mine = world.Institutions[0];
        Act(Role.Oversight, mine);
        var seen = world.SeenBy(mine).ToHashSet();
        Assert.That((await AllAsync(new() { PageSize = 9 })).Where(f => f.Check != QualityCheck.SharedNumber), Is.EqualTo(single.Where(f => f.Check != QualityCheck.SharedNumber && seen.Contains(f.Agreement!.Value))));
    }

    [Test]
    public async Task A_number_of_another_issuer_is_told_to_whom_both_agreements_belong()
    {
        var mine = await EnterAsync(Mou(City, Branch) with { Parties = [new Party { Institution = City, Number = "12/KS/2024" }, new Party { Institution = Branch, Number = "1" }] }, ProcessState.Registered);
        var other = await EnterAsync(Mou(Other, Branch) with { Parties = [new Party { Institution = Other, Number = "12/ks/2024" }, new Party { Institution = Branch, Number = "2" }] }, ProcessState.Registered);
        var found = await AllAsync(new() { Check = QualityCheck.SharedNumber });
        Assert.That(found.Select(f => (f.Agreement, f.Field)), Is.EquivalentTo(new[] { ((Guid?)mine.Id, "/parties/0/number"), (other.Id, "/parties/0/number") }));
        Assert.That(found.Single(f => f.Agreement == mine.Id).Finding, Does.Contain("12/KS/2024").And.Contain(other.Reference));
        Act(Role.Officer, City);
        Assert.That(await AllAsync(new() { Check = QualityCheck.SharedNumber }), Is.Empty);
        Act(Role.Officer, Branch);
        Assert.That(await AllAsync(new() { Check = QualityCheck.SharedNumber }), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_is_not_known_is_asked_for_and_what_has_ended_needs_no_officer()
    {
        await EnterAsync(Mou(City, Branch) with { Parties = [new Party { Institution = City }, new Party { Institution = Branch }], Term = new Term() }, ProcessState.Signed);
        Assert.That((await AllAsync(new() { AsOf = End })).Select(f => (f.Check, f.Field)), Is.EqualTo(new[]
        {
            (QualityCheck.Unverified, "/verification/status"), (QualityCheck.Number, "/parties/0/number"), (QualityCheck.Number, "/parties/1/number"), (QualityCheck.Officer, "/officer"), (QualityCheck.End, "/term/endBasis"), (QualityCheck.Start, "/term/startsOn"),
        }));
        var ended = await EnterAsync(Mou(City, Branch) with { Term = Signed, Verification = new Verification(VerificationStatus.Verified) }, ProcessState.Registered);
        Assert.That((await AllAsync(new() { Agreement = ended.Id, AsOf = End })).Single().Check, Is.EqualTo(QualityCheck.Officer));
        Assert.That(await AllAsync(new() { Agreement = ended.Id, AsOf = End.AddDays(1) }), Is.Empty);
    }
}
