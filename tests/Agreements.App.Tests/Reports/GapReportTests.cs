using Agreements.App.Features.Agreements;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.Reports;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using NUnit.Framework;

namespace Agreements.App.Tests.Reports;

/// <summary>Which days the gap report holds, and which it does not.</summary>
public sealed class GapReportTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25);

    private Task<GapReport.View> ReportAsync(int month, int day, GapReport.Query? query = null) => App.SendAsync((query ?? new()) with { AsOf = new DateOnly(2025, month, day) });

    private async Task<GapItem> OnlyAsync(int month, int day) => (await ReportAsync(month, day)).Items.Single();

    private static (DateOnly, DateOnly?, int, GapState) Days(GapItem item) => (item.From, item.To, item.Days, item.State);

    private static DateOnly May(int day) => new(2025, 5, day);

    private Task<AgreementView> FollowAsync(AgreementView old, DateOnly signedOn, Func<AgreementFacts, AgreementFacts>? change = null)
    {
        var facts = Mou([.. old.Parties.Select(p => p.Institution)]) with { Predecessor = old.Id, Term = new Term { SignedOn = signedOn, EndBasis = EndBasis.Fixed, EndsOn = signedOn.AddDays(1825) } };
        return App.SendAsync(new CreateAgreement.Command(change?.Invoke(facts) ?? facts, ProcessState.Registered));
    }

    private void Today(int month, int day) => App.Time.SetUtcNow(TestApp.At(2025, month, day));

    [Test]
    public async Task Kota_Jambi_s_two_days_are_forecast_then_open_then_closed()
    {
        Today(6, 2);
        var old = await RegisteredAsync(End);
        var next = await FollowAsync(old, May(28));
        foreach (var (day, state) in new[] { (25, GapState.Forecast), (26, GapState.Open), (27, GapState.Open), (28, GapState.Closed) })
            Assert.That(Days(await OnlyAsync(5, day)), Is.EqualTo((May(26), (DateOnly?)May(27), 2, state)), $"as of {day} May");
        var item = await OnlyAsync(5, 28);
        Assert.That((item.Agreement.Id, item.Agreement.Reference, item.Agreement.Parties), Is.EqualTo((old.Id, old.Reference, old.Parties.Select(p => p.Name))));
        Assert.That(item.Successor, Is.EqualTo(new GapSuccessor(next.Id, next.Reference, ProcessState.Registered, May(28))));
        Assert.That((item.Stage, item.Retroactive), Is.EqualTo(((RenewalStage?)null, (bool?)null)));
    }

    [Test]
    public async Task Without_a_successor_the_gap_runs_to_the_day_of_the_report()
    {
        Today(6, 2);
        await RegisteredAsync(End);
        Assert.That((await ReportAsync(5, 25)).Items, Is.Empty, "the last day is covered");
        Assert.That(Days(await OnlyAsync(5, 26)), Is.EqualTo((May(26), (DateOnly?)null, 1, GapState.Open)));
        Assert.That((await OnlyAsync(5, 26)).Successor, Is.Null);
        Assert.That(Days(await OnlyAsync(6, 25)), Is.EqualTo((May(26), (DateOnly?)null, 31, GapState.Open)));
        var today = await App.SendAsync(new GapReport.Query());
        Assert.That((today.AsOf, today.Items.Single().Days), Is.EqualTo((new DateOnly(2025, 6, 2), 8)));
    }

    [Test]
    public async Task Each_pair_of_a_chain_is_reported_by_itself()
    {
        Today(6, 2);
        var first = await RegisteredAsync(End);
        var second = await FollowAsync(first, May(28), f => f with { Term = new Term { SignedOn = May(28), EndBasis = EndBasis.Fixed, EndsOn = May(30) } });
        var report = await ReportAsync(6, 2, new() { IncludeTotal = true });
        Assert.That(report.Items.Select(i => (i.Agreement.Id, i.Days, i.State)), Is.EqualTo(new[] { (first.Id, 2, GapState.Closed), (second.Id, 3, GapState.Open) }));
        Assert.That(report.Totals, Is.EqualTo(new GapTotals(2, 5)));
    }

    [Test]
    public async Task What_takes_effect_before_its_signing_closes_the_days_that_it_covers_and_says_so()
    {
        Today(6, 2);
        var old = await RegisteredAsync(End);
        await FollowAsync(old, May(28), f => f with { Term = f.Term with { StartsOn = May(27), Retroactive = true } });
        var item = await OnlyAsync(6, 1);
        Assert.That((item.To, item.Days, item.Retroactive), Is.EqualTo(((DateOnly?)May(26), 1, (bool?)true)));
    }

    [Test]
    public async Task What_is_to_have_no_successor_leaves_no_gap()
    {
        var ended = await RegisteredAsync(End);
        Today(5, 1);
        await ActAsync(ended, ProcessAction.Terminate, new ActionInput { Reason = "disepakati", On = May(10) });
        await ActAsync(await RegisteredAsync(End), ProcessAction.Void, new ActionInput { Reason = "batal" });
        await RegisteredAsync(End, f => f with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12) });
        await RegisteredAsync(null, f => f with { Term = f.Term with { EndBasis = EndBasis.OpenEnded } });
        Today(6, 2);
        await FollowAsync(await RegisteredAsync(End), May(26));
        Assert.That((await ReportAsync(6, 2)).Items, Is.Empty);
    }

    [Test]
    public async Task What_was_let_lapse_has_a_gap_only_until_the_decision()
    {
        Today(6, 2);
        var old = await RegisteredAsync(End);
        var renewal = await App.SendAsync(new OpenRenewal.Command(old.Id, May(20)));
        Assert.That((await OnlyAsync(6, 2)).Stage, Is.EqualTo(RenewalStage.Opened));
        await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Lapse, new RenewalInput { Reason = "tidak dilanjutkan" }));
        Assert.That((await ReportAsync(6, 2)).Items, Is.Empty);
        Assert.That((await OnlyAsync(6, 1)).Days, Is.EqualTo(7), "nobody had decided by then");
    }

    [Test]
    public async Task A_plan_that_begins_too_late_is_a_forecast_although_nothing_is_signed()
    {
        Today(5, 2);
        var renewal = await App.SendAsync(new OpenRenewal.Command((await RegisteredAsync(End)).Id));
        await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Plan, new RenewalInput { On = May(28) }));
        Assert.That(Days(await OnlyAsync(5, 3)), Is.EqualTo((May(26), (DateOnly?)May(27), 2, GapState.Forecast)));
        Assert.That((await OnlyAsync(5, 3)).Stage, Is.EqualTo(RenewalStage.Opened));
    }

    [TestCase("2025-05-20", "2025-05-25", 0)]
    [TestCase("2025-05-20", "2025-05-26", 1)]
    [TestCase("2025-05-27", "2025-05-31", 1)]
    [TestCase("2025-05-28", null, 0)]
    [TestCase(null, "2025-05-25", 0)]
    public async Task A_window_holds_the_gaps_that_have_a_day_in_it(string? from, string? to, int count)
    {
        Today(6, 2);
        await FollowAsync(await RegisteredAsync(End), May(28));
        Assert.That((await ReportAsync(6, 2, new() { From = Day(from), To = Day(to) })).Items, Has.Count.EqualTo(count));

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Test]
    public async Task Days_that_an_addendum_left_uncovered_before_it_brought_the_agreement_back_stay_on_record()
    {
        var old = await RegisteredAsync(End);
        Today(6, 2);
        var back = new Addendum { SignedOn = new DateOnly(2025, 6, 1), OverrideReason = "disepakati", Amendment = new Amendment { EndsOn = new DateOnly(2025, 6, 10) } };
        await App.SendAsync(new AddAddendum.Command(old.Id, old.Version, back));
        Assert.That(Days(await OnlyAsync(5, 31)), Is.EqualTo((May(26), (DateOnly?)null, 6, GapState.Open)));
        Assert.That(Days(await OnlyAsync(6, 1)), Is.EqualTo((May(26), (DateOnly?)May(31), 6, GapState.Closed)));
        var both = await ReportAsync(6, 12, new() { PageSize = 1, IncludeTotal = true });
        Assert.That(both.Items.Select(Days), Is.EqualTo(new[] { (May(26), (DateOnly?)May(31), 6, GapState.Closed), (new DateOnly(2025, 6, 11), null, 2, GapState.Open) }));
        Assert.That((both.NextPageToken, both.Totals), Is.EqualTo(((string?)null, new GapTotals(1, 8))));
        Assert.That((await ReportAsync(6, 12, new() { State = GapState.Open })).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_term_that_was_shortened_to_a_past_day_leaves_uncovered_only_the_days_on_which_it_was_not_in_force()
    {
        var old = await RegisteredAsync(new DateOnly(2027, 5, 25));
        Today(6, 2);
        await App.SendAsync(new AddAddendum.Command(old.Id, old.Version, new Addendum { SignedOn = May(30), Amendment = new Amendment { EndsOn = May(10) } }));
        Assert.That((await ReportAsync(5, 29)).Items, Is.Empty);
        Assert.That(Days(await OnlyAsync(5, 31)), Is.EqualTo((May(30), (DateOnly?)null, 2, GapState.Open)));
    }

    [Test]
    public async Task It_is_filtered_and_paged_and_a_token_belongs_to_its_filter_and_its_day()
    {
        Today(6, 2);
        var entered = new List<AgreementView>();
        for (var i = 0; i < 5; i++) entered.Add(await RegisteredAsync(End.AddDays(-i), f => f with { Class = i == 4 ? AgreementClass.Pks : AgreementClass.Mou }));
        var seen = new List<Guid>();
        var query = new GapReport.Query { PageSize = 2, Class = AgreementClass.Mou };
        for (var page = await ReportAsync(6, 2, query); ; page = await ReportAsync(6, 2, query with { PageToken = page.NextPageToken }))
        {
            seen.AddRange(page.Items.Select(i => i.Agreement.Id));
            if (page.NextPageToken is null) break;
            await AssertBrokenAsync("pageToken.invalid", "/pageToken", () => ReportAsync(6, 3, query with { PageToken = page.NextPageToken }));
            await AssertBrokenAsync("pageToken.invalid", "/pageToken", () => ReportAsync(6, 2, query with { State = GapState.Open, PageToken = page.NextPageToken }));
        }
        Assert.That(seen, Is.EqualTo(entered.Take(4).Reverse().Select(a => a.Id)), "the oldest gap first");
        Assert.That((await ReportAsync(6, 2, new() { Institution = entered[1].Parties[0].Institution })).Items.Single().Agreement.Id, Is.EqualTo(entered[1].Id));
        Assert.That((await ReportAsync(6, 2, new() { State = GapState.Closed })).Items, Is.Empty);
        var today = await App.SendAsync(new GapReport.Query { PageSize = 2 });
        Today(6, 3);
        await AssertBrokenAsync("pageToken.invalid", "/pageToken", () => App.SendAsync(new GapReport.Query { PageSize = 2, PageToken = today.NextPageToken }));
        await AssertBrokenAsync("report.range", "/to", () => ReportAsync(6, 2, new() { From = May(2), To = May(1) }));
    }
}
