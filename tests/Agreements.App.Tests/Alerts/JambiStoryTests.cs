using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Samples;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>The case with which it began, on the sample.</summary>
public sealed class JambiStoryTests(string engine) : StorageTest(engine)
{
    private async Task<(AgreementView Old, AgreementView New)> LoadAsync()
    {
        App.Time.SetUtcNow(TestApp.At(2025, 5, 1));
        await App.SendAsync(new LoadSamples.Command());
        var list = await App.SendAsync(new ListAgreements.Query { Q = "Sinergi Perlindungan", Sort = SortOrder.OldestFirst });
        return (list.Items.Single(a => a.Predecessor is null), list.Items.Single(a => a.Predecessor is not null));
    }

    private async Task<StatusView> StatusAsync(Guid id, int month, int day) => (await App.SendAsync(new GetStatus.Query(id, new DateOnly(2025, month, day)))).Status;

    [Test]
    public async Task Five_days_before_the_end_it_is_in_force_expiring_and_a_gap_of_two_days_is_forecast()
    {
        var (old, _) = await LoadAsync();
        var status = await StatusAsync(old.Id, 5, 20);
        Assert.Multiple(() =>
        {
            Assert.That(status.Validity, Is.EqualTo(Validity.InForce));
            Assert.That(status.Flags, Does.Contain(Flag.Expiring).And.Contain(Flag.Gap));
            Assert.That(status.DaysToEnd, Is.EqualTo(5));
            Assert.That(status.Gap, Is.EqualTo(new Gap(2, new DateOnly(2025, 5, 26), new DateOnly(2025, 5, 27), GapState.Forecast)));
        });
    }

    [Test]
    public async Task On_its_last_day_it_is_in_force_and_on_the_next_it_is_expired_with_the_gap_open()
    {
        var (old, _) = await LoadAsync();
        var (last, next) = (await StatusAsync(old.Id, 5, 25), await StatusAsync(old.Id, 5, 26));
        Assert.That((last.Validity, last.DaysToEnd), Is.EqualTo((Validity.InForce, (int?)0)));
        Assert.That((next.Validity, next.Gap!.State), Is.EqualTo((Validity.Expired, GapState.Open)));
    }

    [Test]
    public async Task Signed_on_the_28th_the_gap_of_two_days_is_closed_and_stays_on_record()
    {
        var (old, successor) = await LoadAsync();
        App.Time.SetUtcNow(TestApp.At(2025, 5, 28));
        successor = await ActAsync(successor, ProcessAction.Sign);
        successor = await App.SendAsync(new PatchAgreement.Command(successor.Id, successor.Version, Numbers(successor)));
        await ActAsync(successor, ProcessAction.Register);
        var status = await StatusAsync(old.Id, 5, 28);
        Assert.Multiple(() =>
        {
            Assert.That((status.Validity, status.Renewal), Is.EqualTo((Validity.Expired, RenewalState.Renewed)));
            Assert.That(status.Gap, Is.EqualTo(new Gap(2, new DateOnly(2025, 5, 26), new DateOnly(2025, 5, 27), GapState.Closed)));
        });
        Assert.That((await StatusAsync(successor.Id, 5, 28)).Validity, Is.EqualTo(Validity.InForce));
        foreach (var day in new[] { 26, 27 })
        {
            Assert.That((await StatusAsync(old.Id, 5, day)).Validity, Is.EqualTo(Validity.Expired));
            Assert.That((await StatusAsync(successor.Id, 5, day)).Validity, Is.EqualTo(Validity.NotYetInForce));
        }
    }

    private static JsonObject Numbers(AgreementView view) => new()
    {
        ["parties"] = new JsonArray([.. view.Parties.Select(p => (JsonNode)new JsonObject
        {
            ["institution"] = p.Institution, ["number"] = "415.4/" + p.Order, ["signedOn"] = "2025-05-28",
        })]),
    };

    [Test]
    public async Task The_sweep_of_19_May_2025_mails_each_party_once_and_a_second_sweep_mails_nobody()
    {
        await LoadAsync();
        var mails = await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        Assert.That(mails.Select(m => m.To.ToString()), Is.EquivalentTo(new[] { "bagian-kerjasama@pemkot-jambi.example", "kerjasama@cabang-jambi.example" }));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 19)), Is.Empty);
    }

    [Test]
    public async Task After_ten_days_without_a_sweep_only_the_most_urgent_step_goes_out_and_the_others_are_skipped_with_the_reason()
    {
        await LoadAsync();
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        var mails = await App.SweepOnAsync(new DateOnly(2025, 5, 29));
        Assert.That(mails, Has.Count.EqualTo(2));
        Assert.That(mails.Select(m => m.Subject), Is.All.StartsWith("Masa jeda 4 hari"));
        var skipped = await App.RowsAsync<string>("SELECT reason FROM alerts WHERE state = 'skipped' AND step IN (0, 1) AND kind = 'end'");
        Assert.That(skipped, Has.Count.EqualTo(4).And.All.Contains("lebih mendesak"));
    }

    [Test]
    public async Task The_last_alert_before_the_Sunday_on_which_it_ends_goes_out_on_Friday_23_May()
    {
        await LoadAsync();
        await App.SweepOnAsync(new DateOnly(2025, 5, 22));
        var mails = await App.SweepOnAsync(new DateOnly(2025, 5, 23));
        Assert.That(mails, Has.Count.EqualTo(2));
        Assert.That(mails.Select(m => m.Subject), Is.All.StartsWith("Akan berakhir dalam 2 hari"));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 24)), Is.Empty);
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 25)), Is.Empty);
    }

    [Test]
    public async Task An_edited_end_date_tells_the_parties_the_old_and_the_new_value_and_opens_a_new_ladder()
    {
        var (old, _) = await LoadAsync();
        await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        await App.SendAsync(new PatchAgreement.Command(old.Id, old.Version, JsonNode.Parse("""{"term":{"endsOn":"2025-06-25"}}""")!.AsObject()));
        var mails = await App.SweepOnAsync(new DateOnly(2025, 5, 20));
        var changed = mails.Where(m => m.Subject!.StartsWith("Jangka waktu diubah", StringComparison.Ordinal)).ToList();
        Assert.That(changed, Has.Count.EqualTo(2));
        Assert.That(changed[0].TextBody, Does.Contain("dari 25 Mei 2025 menjadi 25 Juni 2025"));
        var ladder = await App.RowsAsync<string>("SELECT DISTINCT state FROM alerts WHERE deadline_on = @On AND step = 60", new { On = new DateOnly(2025, 6, 25) });
        Assert.That(ladder, Is.EqualTo(new[] { "sent" }), "60 days before 25 June is 26 April: the most urgent step due on 20 May");
    }
}
