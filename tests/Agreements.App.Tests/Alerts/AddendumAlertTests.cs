using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>What an addendum does to the alerts.</summary>
public sealed class AddendumAlertTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Monday = new(2025, 5, 19);

    private Task<AgreementView> AmendAsync(AgreementView view, DateOnly signedOn, Amendment amendment, DateOnly? effectiveOn = null, string? overrideReason = null) =>
        App.SendAsync(new AddAddendum.Command(view.Id, view.Version, new Addendum { SignedOn = signedOn, EffectiveOn = effectiveOn, OverrideReason = overrideReason, Amendment = amendment }));

    private async Task<AgreementView> QueuedAsync()
    {
        var view = await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        await App.SendAsync(new SweepAlerts.Command());
        return view;
    }

    [TestCase("2027-12-31", "31 Desember 2027", TestName = "An addendum that extends the term closes the alerts that wait and tells the parties the old end and the new")]
    [TestCase("2025-03-31", "31 Maret 2025", TestName = "An addendum that shortens the term to a past date closes the alerts that wait and tells the parties the old end and the new")]
    public async Task A_moved_end(string end, string written)
    {
        var view = await QueuedAsync();
        await AmendAsync(view, Monday, new() { EndsOn = DateOnly.ParseExact(end, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered.Select(m => m.Subject).ToList(), Has.Count.EqualTo(2).And.All.StartsWith("Jangka waktu diubah"));
        Assert.That(App.Mails.Delivered.Select(m => m.TextBody), Is.All.Contains($"dari 25 Mei 2025 menjadi {written}"));
        Assert.That(await App.RowsAsync<string>("SELECT state FROM alerts WHERE step = 7"), Is.EqualTo(new[] { "closed", "closed" }));
    }

    private static IEnumerable<TestCaseData> Bases()
    {
        yield return new TestCaseData(new Amendment { EndsOn = new(2027, 12, 31) }, null, "menjadi 31 Desember 2027. Berakhir 31 Desember 2027 menurut addendum terakhir yang berlaku.", "to 31 December 2027. Ends on 31 December 2027 by the last addendum in effect.").SetName("By an addendum");
        yield return new TestCaseData(new Amendment { EndBasis = EndBasis.OpenEnded }, null, "menjadi tanpa batas waktu", "to open-ended. Open-ended as the document states.").SetName("Without an end");
        yield return new TestCaseData(new Amendment { UntilEvent = "proyek selesai" }, null, "proyek selesai", "In force until: proyek selesai.").SetName("Until an event");
        yield return new TestCaseData(new Amendment { EndsOn = new(2027, 12, 31) }, new DateOnly(2025, 6, 16), "menjadi 31 Desember 2027 oleh addendum yang berlaku mulai 16 Juni 2025", "by an addendum that takes effect on 16 June 2025").SetName("After a gap");
    }

    [TestCaseSource(nameof(Bases))]
    public async Task The_mail_of_a_changed_end_names_what_it_rests_on(Amendment amendment, DateOnly? effectiveOn, string indonesian, string english)
    {
        var view = await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        await AmendAsync(view, Monday, amendment, effectiveOn, overrideReason: "Disepakati");
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered.Select(m => m.TextBody).ToList(), Has.Count.EqualTo(2).And.All.Contains(indonesian).And.All.Contains(english));
    }

    [Test]
    public async Task An_addendum_that_was_signed_and_takes_effect_later_stops_the_ladder_of_the_old_end_at_once()
    {
        var view = await QueuedAsync();
        await AmendAsync(view, Monday, new() { EndsOn = new(2027, 12, 31) }, effectiveOn: new(2025, 5, 24));
        Assert.That((await App.SweepOnAsync(new DateOnly(2025, 5, 20))).Select(m => m.Subject), Is.All.StartsWith("Jangka waktu diubah"));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 23)), Is.Empty);
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 26)), Is.Empty);
    }

    [Test]
    public async Task A_ladder_that_an_addendum_opens_later_begins_on_its_first_day()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 6, 2));
        await AmendAsync(view, new DateOnly(2025, 6, 2), new() { EndsOn = new(2025, 7, 15) }, effectiveOn: new(2025, 6, 16), overrideReason: "Disepakati para pihak");
        Assert.That((await App.SweepOnAsync(new DateOnly(2025, 6, 2))).Select(m => m.TextBody).ToList(), Has.Count.EqualTo(2).And.All.Contains("dari 25 Mei 2025 menjadi 15 Juli 2025"));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 6, 13)), Is.Empty);
        Assert.That((await App.SweepOnAsync(new DateOnly(2025, 6, 16))).Select(m => m.Subject).ToList(), Has.Count.EqualTo(2).And.All.StartsWith("Akan berakhir dalam 29 hari"));
    }

    [Test]
    public async Task Todays_parties_are_told_and_read_what_holds_today()
    {
        var view = await RegisteredAsync(End);
        var third = await InstitutionAsync("UIN T", InstitutionKind.University);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 5));
        await App.SendAsync(new AddAddendum.Command(view.Id, view.Version, new Addendum
        {
            SignedOn = new(2025, 5, 5), Numbers = [new(third, "3/ADD")],
            Amendment = new() { Title = "Judul yang berlaku", Parties = [new(view.Parties[1].Institution), new(third)] },
        }));
        var mails = await App.SweepOnAsync(Monday);
        Assert.That(mails.Select(m => ((MailboxAddress)m.To[0]).Address).ToList(), Has.Count.EqualTo(2).And.Contain("desk@uin-t.example"));
        Assert.That(mails.Select(m => m.TextBody), Is.All.Contains("Judul yang berlaku").And.All.Contains("3/ADD").And.All.Contains(view.Parties[1].Number!));
        Assert.That(mails.Select(m => m.TextBody), Has.None.Contains(view.Parties[0].Number!));
    }

    [Test]
    public async Task Renewed_by_an_addendum_after_its_end_it_is_told_of_no_gap_any_more_and_of_its_new_end_in_time()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 6, 2));
        await AmendAsync(view, new DateOnly(2025, 6, 2), new() { EndsOn = new(2026, 5, 25) }, overrideReason: "Disepakati para pihak");
        Assert.That((await App.SweepOnAsync(new DateOnly(2025, 6, 24))).Select(m => m.Subject), Is.All.StartsWith("Jangka waktu diubah"));
        Assert.That((await App.SweepOnAsync(new DateOnly(2026, 5, 25))).Select(m => m.Subject).ToList(), Has.Count.EqualTo(2).And.All.StartsWith("Berakhir hari ini"));
    }
}
