using Agreements.App.Features.Agreements;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>An agreement that renews itself: after its roll everything speaks of the new term.</summary>
public sealed class SelfRenewalTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Friday = new(2025, 5, 23), Next = new(2025, 5, 26), NewEnd = new(2026, 5, 25);

    private Task<AgreementView> SelfRenewingAsync() => RegisteredAsync(End, f => f with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12) });

    private async Task<IEnumerable<Guid>> ListAsync(ListAgreements.Query query) => (await App.SendAsync(query)).Items.Select(a => a.Id);

    [Test]
    public async Task Before_its_roll_it_is_told_that_it_goes_on_and_after_it_neither_an_end_nor_a_gap()
    {
        var view = await SelfRenewingAsync();
        Assert.That((await App.SweepOnAsync(Friday)).Select(m => m.Subject).ToList(), Has.Count.EqualTo(2).And.All.StartsWith("Diperpanjang otomatis setelah 25 Mei 2025"));
        foreach (var day in new[] { Next, new DateOnly(2025, 6, 2), new DateOnly(2025, 6, 24) }) Assert.That(await App.SweepOnAsync(day), Is.Empty);
        var status = (await App.SendAsync(new GetStatus.Query(view.Id, null))).Status;
        Assert.That((status.Validity, status.EndsOn, status.Gap), Is.EqualTo((Validity.InForce, (DateOnly?)NewEnd, (Gap?)null)));
    }

    [Test]
    public async Task A_mail_that_waited_until_after_the_roll_is_taken_back()
    {
        await SelfRenewingAsync();
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await App.SweepOnAsync(Friday);
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        Assert.That(await App.SweepOnAsync(Next), Is.Empty);
        Assert.That(await App.RowsAsync<string>("SELECT reason FROM alerts WHERE state = 'closed'"), Has.Count.EqualTo(2).And.All.EqualTo("tenggat ini tidak berlaku lagi"));
    }

    [Test]
    public async Task In_its_next_year_it_climbs_the_whole_ladder_again()
    {
        var view = await SelfRenewingAsync();
        await App.SweepOnAsync(Friday);
        await App.SweepOnAsync(Next);
        await App.SweepOnAsync(NewEnd);
        Assert.That(await ToldAsync(view.Id), Has.Exactly(2).StartsWith("Diperpanjang otomatis setelah 25 Mei 2026"));
    }

    [Test]
    public async Task A_list_by_last_days_finds_it_by_the_new_one_from_the_roll_on()
    {
        var view = await SelfRenewingAsync();
        var (of2025, of2026) = (Year(2025), Year(2026));
        Assert.That(await ListAsync(of2025), Is.EqualTo(new[] { view.Id }));
        App.Time.SetUtcNow(TestApp.At(2025, 6, 2));
        Assert.That(await ListAsync(of2026), Is.EqualTo(new[] { view.Id }), "although no sweep has been there since");
        Assert.That(await ListAsync(of2025), Is.Empty);
        Assert.That(await ListAsync(of2025 with { AsOf = Friday }), Is.EqualTo(new[] { view.Id }));
    }

    private static ListAgreements.Query Year(int year) => new() { EndsFrom = new DateOnly(year, 1, 1), EndsTo = new DateOnly(year, 12, 31) };

    [Test]
    public async Task The_sweep_after_the_roll_moves_it_in_a_list_that_is_sorted_by_last_days()
    {
        var (view, other) = (await SelfRenewingAsync(), await RegisteredAsync(new DateOnly(2025, 12, 31)));
        Assert.That(await ListAsync(new() { Sort = SortOrder.EndsFirst }), Is.EqualTo(new[] { view.Id, other.Id }));
        await App.SweepOnAsync(Next);
        Assert.That(await ListAsync(new() { Sort = SortOrder.EndsFirst }), Is.EqualTo(new[] { other.Id, view.Id }));
    }
}
