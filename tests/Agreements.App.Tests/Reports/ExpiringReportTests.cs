using Agreements.App.Features.Agreements;
using Agreements.App.Features.Reports;
using Agreements.App.Tests.Access;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Reports;

/// <summary>What ends when, and how its renewal stands.</summary>
public sealed class ExpiringReportTests(string engine) : AccessTest(engine)
{
    private static readonly DateOnly May1 = new(2025, 5, 1);

    private Task<ExpiringReport.View> ReportAsync(ExpiringReport.Query? query = null) => App.SendAsync((query ?? new()) with { AsOf = query?.AsOf ?? May1, IncludeTotal = true });

    private Task<AgreementView> EndsAsync(DateOnly on, ProcessState state = ProcessState.Registered, params Guid[] parties) => EnterAsync(
        Mou(parties.Length == 0 ? [City, Branch] : parties) with { Term = new Term { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = on } }, state);

    [Test]
    public async Task Both_ends_of_the_range_are_in_it_and_what_was_never_signed_is_not()
    {
        foreach (var day in new[] { May1.AddDays(-1), May1, new DateOnly(2026, 4, 30), new DateOnly(2026, 5, 1) }) await EndsAsync(day);
        await EnterAsync(Mou(City, Branch) with { Term = new Term { EndBasis = EndBasis.Fixed, EndsOn = End } }, ProcessState.Proposed);
        var view = await ReportAsync();
        Assert.That((view.From, view.To), Is.EqualTo((May1, new DateOnly(2026, 4, 30))));
        Assert.That(view.Items.Select(i => (i.EndsOn, i.DaysToEnd)), Is.EqualTo(new[] { (May1, 0), (new DateOnly(2026, 4, 30), 364) }));
        Assert.That(view.Totals!.Months.Select(m => m.Count.Total), Is.EqualTo(new[] { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }), "months without an end stay in the picture");
    }

    [Test]
    public async Task Each_is_counted_by_how_its_renewal_stands_and_with_each_of_its_parties()
    {
        App.Time.SetUtcNow(Support.TestApp.At(2025, 5, 20));
        var old = await EndsAsync(End);
        await EndsAsync(End, parties: [City, Other]);
        await EnterAsync(Mou(City, Branch) with { Predecessor = old.Id, Term = new Term { SignedOn = End.AddDays(-10), StartsOn = End.AddDays(1), EndBasis = EndBasis.Fixed, EndsOn = new DateOnly(2030, 5, 25) } }, ProcessState.Registered);
        var totals = (await ReportAsync(new() { AsOf = new DateOnly(2025, 5, 20) })).Totals!;
        Assert.That((totals.Count.Undecided, totals.Count.Renewed, totals.Count.Total), Is.EqualTo((1, 1, 2)));
        Assert.That(totals.Institutions.Select(i => (i.Name, i.Count.Total)), Is.EqualTo(new[] { ("Kota Jambi", 2), ("Cabang Jambi", 1), ("Kota Lain", 1) }));
    }

    [Test]
    public async Task Only_what_is_in_scope_is_counted()
    {
        await EndsAsync(End);
        await EndsAsync(End, parties: [Other, Branch]);
        Act(Role.Oversight, City);
        var view = await ReportAsync();
        Assert.That((view.Items.Count, view.Totals!.Count.Total), Is.EqualTo((1, 1)));
        Act(Role.Oversight, Branch);
        Assert.That((await ReportAsync()).Totals!.Count.Total, Is.EqualTo(2));
        Assert.That((await ReportAsync(new() { Institution = Other })).Totals!.Count.Total, Is.EqualTo(1));
    }

    [Test]
    public async Task Pages_follow_one_another_and_a_token_is_bound_to_the_day()
    {
        for (var i = 0; i < 5; i++) await EndsAsync(End.AddDays(i));
        var first = await App.SendAsync(new ExpiringReport.Query { AsOf = May1, PageSize = 3 });
        var second = await App.SendAsync(new ExpiringReport.Query { AsOf = May1, PageSize = 3, PageToken = first.NextPageToken });
        Assert.That(first.Items.Concat(second.Items).Select(i => i.EndsOn), Is.EqualTo(Enumerable.Range(0, 5).Select(i => End.AddDays(i))));
        Assert.That((second.NextPageToken, first.Totals), Is.EqualTo(((string?)null, (ExpiringTotals?)null)));
        await AssertBrokenAsync("pageToken.invalid", "/pageToken", () => App.SendAsync(new ExpiringReport.Query { AsOf = May1.AddDays(1), PageSize = 3, PageToken = first.NextPageToken }));
    }

    [Test]
    public async Task A_range_that_is_none_or_too_long_is_refused()
    {
        await AssertBrokenAsync("report.range", "/to", () => ReportAsync(new() { From = End, To = End.AddDays(-1) }));
        await AssertBrokenAsync("report.tooLong", "/to", () => ReportAsync(new() { To = May1.AddDays(6 * 366) }));
        Assert.That((await ReportAsync(new() { To = new DateOnly(2024, 12, 31) })).From, Is.EqualTo(new DateOnly(2024, 1, 1)), "what has ended can be asked for by its last day alone");
        await AssertBrokenAsync("report.tooLong", "/to", () => ReportAsync(new() { From = End, To = End.AddDays(6 * 366) }));
    }
}
