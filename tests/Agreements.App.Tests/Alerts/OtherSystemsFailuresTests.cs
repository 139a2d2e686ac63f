using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Institutions;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>How systems in use get it wrong: each row of the table is a test that their logic would fail.</summary>
public sealed class OtherSystemsFailuresTests(string engine) : StorageTest(engine)
{
    // A Friday: the steps of 60 days and later ones fall on working days.
    private static readonly DateOnly End = new(2025, 10, 24);

    private static string[] Subjects(IEnumerable<MimeMessage> mails) => [.. mails.Select(m => m.Subject!.Split(':')[0])];

    private Task<AgreementView> EditEndAsync(AgreementView view, string end) =>
        App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new JsonObject { ["term"] = new JsonObject { ["endsOn"] = end } }));

    private async Task<Validity> ValidityAsync(Guid id) => (await App.SendAsync(new GetStatus.Query(id, null))).Status.Validity;

    [Test]
    public async Task SiKerja_An_agreement_holds_on_its_last_day_a_step_goes_out_on_one_day_and_three_days_of_downtime_lose_none()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(End.AddDays(-15));
        Assert.That(await App.SweepOnAsync(End.AddDays(-14)), Has.Count.EqualTo(2));
        for (var days = 13; days >= 11; days--) Assert.That(await App.SweepOnAsync(End.AddDays(-days)), Is.Empty, $"{days} days before the end the step of 14 days was told");
        Assert.That(Subjects(await App.SweepOnAsync(End.AddDays(-4))), Is.EqualTo(new[] { "Akan berakhir dalam 4 hari", "Akan berakhir dalam 4 hari" }), "the step of seven days fell into the downtime");
        await App.SweepOnAsync(End);
        Assert.That(await ValidityAsync(view.Id), Is.EqualTo(Validity.InForce));
        Assert.That(App.Mails.Delivered.Select(m => (m.To.ToString(), m.Subject)), Is.Unique);
    }

    [Test]
    public async Task OCA_A_day_without_the_service_loses_no_alert()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(End.AddDays(-8));
        Assert.That(Subjects(await App.SweepOnAsync(End.AddDays(-6))), Is.EqualTo(new[] { "Akan berakhir dalam 6 hari", "Akan berakhir dalam 6 hari" }));
    }

    [Test]
    public async Task GLPI_An_edited_end_is_warned_of_again_and_after_a_tacit_renewal_the_notice_is_due_before_the_new_end()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(End.AddDays(-7));
        await EditEndAsync(view, "2025-12-19");
        Assert.That(Subjects(await App.SweepOnAsync(new DateOnly(2025, 12, 12))), Does.Contain("Akan berakhir dalam 7 hari"));
        var renewing = await RegisteredAsync(End, f => f with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12), Notice = new NoticeClause(3, NoticeUnit.Months) });
        await App.SweepOnAsync(new DateOnly(2025, 12, 15));
        Assert.That(Subjects(await App.SweepOnAsync(new DateOnly(2026, 7, 24))), Does.Contain("Batas pemberitahuan 24 Juli 2026"));
        Assert.That((await App.SendAsync(new GetStatus.Query(renewing.Id, null))).Status.NoticeDeadline, Is.EqualTo(new DateOnly(2026, 7, 24)));
    }

    [Test]
    public async Task CiviCRM_The_reminders_of_the_second_year_are_not_taken_for_those_of_the_first()
    {
        var view = await RegisteredAsync(End, f => f with { RenewalClause = new RenewalClause(RenewalMode.Automatic, 12) });
        foreach (var year in new[] { 0, 1, 2 })
        {
            await App.SweepOnAsync(End.PlusMonths(12 * year).AddDays(-8));
            var told = await App.SweepOnAsync(End.PlusMonths(12 * year));
            Assert.That(Subjects(told), Is.EqualTo(Enumerable.Repeat($"Diperpanjang otomatis setelah 24 Oktober {2025 + year}", 2)), $"year {year + 1}");
        }
        Assert.That(await ValidityAsync(view.Id), Is.EqualTo(Validity.InForce));
    }

    [Test]
    public async Task SnipeIT_Nobody_gets_the_same_list_every_day()
    {
        var (city, branch) = (await InstitutionAsync("Kota S", mailbox: "desk@kota.example"), await InstitutionAsync("Cabang S", InstitutionKind.BpjsBranch, "desk@cabang.example"));
        var term = new Term { SignedOn = new(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = End };
        await App.SendAsync(new CreateAgreement.Command(Mou(city, branch) with { Term = term }, ProcessState.Registered));
        await App.SweepOnAsync(End.AddDays(-61));
        var days = new List<int>();
        for (var left = 60; left >= 0; left--)
            if ((await App.SweepOnAsync(End.AddDays(-left))).Count(m => m.To.ToString() == "desk@kota.example") is > 0 and var mails) days.AddRange(Enumerable.Repeat(left, mails));
        Assert.That(days, Is.EqualTo(new[] { 60, 30, 14, 7, 1, 0 }), "each step on its day, and no mail on any other");
    }

    [Test]
    public async Task SuiteCRM_A_person_who_is_gone_and_a_busy_server_stop_no_other_mail()
    {
        var views = new[] { await RegisteredAsync(End), await RegisteredAsync(End), await RegisteredAsync(End) };
        var (gone, busy) = ("gone@kota.example", "busy@kota.example");
        views[0] = await WithOfficerAsync(views[0], gone);
        views[1] = await WithOfficerAsync(views[1], busy);
        App.Mails.Answer = to => to == gone ? new(DeliveryResult.Refused, "550") : to == busy ? new(DeliveryResult.TryLater, "451") : new(DeliveryResult.Accepted);
        var told = await App.SweepOnAsync(End.AddDays(-7));
        Assert.That(told, Has.Count.EqualTo(5), "all but the one whose server is busy; the unit's mailbox instead of the person who is gone");
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        App.Time.Advance(TimeSpan.FromMinutes(2));
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered.Select(m => m.To.ToString()), Does.Contain(busy));
    }

    private Task<AgreementView> WithOfficerAsync(AgreementView view, string mail) => App.SendAsync(new PatchAgreement.Command(view.Id, view.Version,
        new JsonObject { ["officer"] = new JsonObject { ["institution"] = view.Parties[0].Institution, ["mail"] = mail } }));

    [Test]
    public async Task Hangfire_A_run_that_was_missed_is_made_up_by_the_next_one_hundreds_at_once_send_once_and_no_zone_goes_silent()
    {
        var zones = new[] { "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura" };
        foreach (var zone in zones) await RegisteredInAsync(zone);
        await App.SweepOnAsync(End.AddDays(-8));
        // Down over the run of the seventh day; then all the missed hourly runs come at once.
        App.Time.SetUtcNow(TestApp.At(2025, 10, 18));
        var before = App.Mails.Delivered.Count;
        for (var run = 0; run < 24; run++) await App.SendAsync(new SweepAlerts.Command());
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered.Skip(before).Select(m => m.To.ToString()).ToList(), Has.Count.EqualTo(6).And.Unique, "each desk of the three zones once");
    }

    private async Task<AgreementView> RegisteredInAsync(string zone)
    {
        var city = await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = $"Kota {zone}", Zone = zone, Mailbox = $"{zone[5..]}@kota.example" }));
        var branch = await InstitutionAsync($"Cabang {zone[5..]}", InstitutionKind.BpjsBranch);
        var term = new Term { SignedOn = new(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = End };
        return await App.SendAsync(new CreateAgreement.Command(Mou(city.Id, branch) with { Term = term }, ProcessState.Registered));
    }

    [TestCase("Asia/Jakarta", 7, TestName = "Many: in Jakarta the last day lasts until midnight and not until 07:00")]
    [TestCase("Asia/Makassar", 8, TestName = "Many: in Makassar the last day lasts until midnight and not until 08:00")]
    [TestCase("Asia/Jayapura", 9, TestName = "Many: in Jayapura the last day lasts until midnight and not until 09:00")]
    public async Task Many_The_last_day_is_a_civil_day_of_the_governing_zone(string zone, int offset)
    {
        var view = await RegisteredInAsync(zone);
        var midnight = new DateTimeOffset(2025, 10, 25, 0, 0, 0, TimeSpan.FromHours(offset));
        foreach (var (before, expected) in new[] { (TimeSpan.FromHours(16.5), Validity.InForce), (TimeSpan.FromMinutes(1), Validity.InForce), (TimeSpan.Zero, Validity.Expired) })
        {
            App.Time.SetUtcNow((midnight - before).ToUniversalTime());
            Assert.That(await ValidityAsync(view.Id), Is.EqualTo(expected), $"{before} before midnight");
        }
    }
}
