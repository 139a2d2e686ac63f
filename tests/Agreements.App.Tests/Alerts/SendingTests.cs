using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>What happens to a mail between the ledger and the recipient.</summary>
public sealed class SendingTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Monday = new(2025, 5, 19);

    private async Task<AgreementView> DueAsync(string city = "city@kota.example", string branch = "branch@cabang.example")
    {
        var (one, two) = (await InstitutionAsync("Kota S", mailbox: city), await InstitutionAsync("Cabang S", InstitutionKind.BpjsBranch, branch));
        return await App.SendAsync(new CreateAgreement.Command(
            Mou(one, two) with { Term = new Term { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = End } }, ProcessState.Registered));
    }

    private static string[] To(IEnumerable<MimeMessage> mails) => [.. mails.Select(m => ((MailboxAddress)m.To[0]).Address)];

    private Task<IReadOnlyList<string>> MailStatesAsync(string recipient) =>
        App.RowsAsync<string>("SELECT state FROM outbox WHERE recipient = @R ORDER BY id", new { R = recipient });

    private Task<IReadOnlyList<string>> AlertStatesAsync(string recipient) =>
        App.RowsAsync<string>("SELECT state FROM alerts WHERE recipient = @R AND state <> 'skipped'", new { R = recipient });

    private async Task<IReadOnlyList<MimeMessage>> SendAfterAsync(TimeSpan delay)
    {
        App.Time.Advance(delay);
        var before = App.Mails.Delivered.Count;
        await App.SendAsync(new SendMail.Command());
        return [.. App.Mails.Delivered.Skip(before)];
    }

    [Test]
    public async Task A_temporary_refusal_is_tried_again_after_a_while_and_delays_nobody_else()
    {
        await DueAsync();
        App.Mails.Answer = to => to == "city@kota.example" ? new(DeliveryResult.TryLater, "451") : new(DeliveryResult.Accepted);
        Assert.That(To(await App.SweepOnAsync(Monday)), Is.EqualTo(new[] { "branch@cabang.example" }));
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        Assert.That(await SendAfterAsync(TimeSpan.FromSeconds(30)), Is.Empty, "not before the back-off has passed");
        Assert.That(To(await SendAfterAsync(TimeSpan.FromSeconds(31))), Is.EqualTo(new[] { "city@kota.example" }));
    }

    [Test]
    public async Task A_permanent_refusal_goes_to_the_administrators_and_stays_visible_as_a_dead_letter()
    {
        await DueAsync();
        App.Mails.Answer = to => to == "city@kota.example" ? new(DeliveryResult.Refused, "550") : new(DeliveryResult.Accepted);
        Assert.That(To(await App.SweepOnAsync(Monday)), Is.EquivalentTo(new[] { "branch@cabang.example", "admin@office.example" }));
        Assert.That(await MailStatesAsync("city@kota.example"), Is.EqualTo(new[] { "dead" }));
        Assert.That(await AlertStatesAsync("city@kota.example"), Is.EqualTo(new[] { "sent" }));
        Assert.That((await App.SendAsync(new ListMails.Query("dead", null, 50, null))).Items.Single().LastError, Is.EqualTo("550"));
    }

    [Test]
    public async Task When_every_address_refuses_the_alert_has_failed_and_can_be_sent_again()
    {
        await DueAsync();
        App.Mails.Answer = to => new(to == "branch@cabang.example" ? DeliveryResult.Accepted : DeliveryResult.Refused, "550");
        Assert.That(To(await App.SweepOnAsync(Monday)), Is.EqualTo(new[] { "branch@cabang.example" }));
        Assert.That(await AlertStatesAsync("city@kota.example"), Is.EqualTo(new[] { "failed" }));
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        var dead = await App.RowsAsync<Guid>("SELECT id FROM outbox WHERE recipient = 'city@kota.example'");
        await App.SendAsync(new RetryMail.Command(dead.Single()));
        var audited = (await App.SendAsync(new Features.Auditing.ListAudit.Query(dead.Single(), null, null, null, 10, null))).Items.Single();
        Assert.That((audited.SubjectKind, audited.Action), Is.EqualTo(("mail", "retry")));
        Assert.That(To(await SendAfterAsync(TimeSpan.Zero)), Is.EqualTo(new[] { "city@kota.example" }));
        Assert.That(await AlertStatesAsync("city@kota.example"), Is.EqualTo(new[] { "sent" }));
        await AssertBrokenAsync("mail.notDead", "", () => App.SendAsync(new RetryMail.Command(dead.Single())));
    }

    [Test]
    public async Task Two_refused_desks_of_one_agreement_lead_to_the_same_administrator_who_is_told_once()
    {
        await DueAsync();
        App.Mails.Answer = to => new(to == "admin@office.example" ? DeliveryResult.Accepted : DeliveryResult.Refused, "550");
        Assert.That(To(await App.SweepOnAsync(Monday)), Is.EqualTo(new[] { "admin@office.example" }));
        var states = await App.RowsAsync<string>("SELECT state FROM alerts WHERE step = 7 ORDER BY state");
        Assert.That(states, Is.EqualTo(new[] { "sent", "skipped" }), "a repeated sweep must not send the second again");
    }

    [Test]
    public async Task While_the_mail_server_is_away_nothing_is_lost_and_no_attempt_is_counted()
    {
        await DueAsync();
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway, "SocketException");
        Assert.That(await App.SweepOnAsync(Monday), Is.Empty);
        for (var minute = 0; minute < 60; minute++) await SendAfterAsync(TimeSpan.FromMinutes(1));
        Assert.That(await App.RowsAsync<int>("SELECT attempts FROM outbox"), Is.All.Zero);
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        Assert.That(await SendAfterAsync(TimeSpan.FromMinutes(1)), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_mail_that_leaves_days_late_says_how_many_days_are_left_when_it_leaves()
    {
        await DueAsync();
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await App.SweepOnAsync(Monday);
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        var mails = await SendAfterAsync(TimeSpan.FromDays(3));
        Assert.That(mails.Select(m => m.Subject).ToList(), Has.Count.EqualTo(2).And.All.StartsWith("Akan berakhir dalam 3 hari"));
        Assert.That(await App.RowsAsync<string>("SELECT subject FROM outbox"), Is.All.StartsWith("Akan berakhir dalam 3 hari"), "what was sent is what is kept");
    }

    [Test]
    public async Task A_mail_that_leaves_after_the_end_speaks_of_the_gap()
    {
        await DueAsync();
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await App.SweepOnAsync(Monday);
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        Assert.That((await SendAfterAsync(TimeSpan.FromDays(8))).Select(m => m.Subject).ToList(), Has.Count.EqualTo(2).And.All.StartsWith("Masa jeda 2 hari"));
    }

    [Test]
    public async Task An_alert_that_the_passing_of_days_made_pointless_is_taken_back()
    {
        var old = await DueAsync();
        App.Time.SetUtcNow(TestApp.At(2025, 5, 20));
        var facts = Mou([.. old.Parties.Select(p => p.Institution)]) with { Predecessor = old.Id, Term = new Term { SignedOn = new DateOnly(2025, 5, 20), StartsOn = new DateOnly(2025, 5, 28) } };
        await App.SendAsync(new CreateAgreement.Command(facts, ProcessState.Registered));
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await App.SweepOnAsync(new DateOnly(2025, 5, 26));
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        Assert.That(await SendAfterAsync(TimeSpan.FromDays(3)), Is.Empty, "the gap of 26 and 27 May was over on the 28th");
        Assert.That(await AlertStatesAsync("city@kota.example"), Is.EqualTo(new[] { "closed" }));
    }

    [Test]
    public async Task An_address_that_no_mail_can_carry_stops_no_other_mail()
    {
        await DueAsync();
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await App.SweepOnAsync(Monday);
        await App.ExecuteAsync("UPDATE outbox SET recipient = 'not an address' WHERE recipient = 'city@kota.example'");
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        Assert.That(To(await SendAfterAsync(TimeSpan.FromMinutes(1))), Is.EquivalentTo(new[] { "branch@cabang.example", "admin@office.example" }));
    }

    [Test]
    public async Task A_process_that_dies_after_the_server_accepted_repeats_with_the_same_Message_ID()
    {
        await DueAsync();
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        await App.SendAsync(new SweepAlerts.Command());
        DieAfterTheNextAcceptance();
        Assert.That(To(await SendAfterAsync(TimeSpan.FromMinutes(1))), Has.Length.EqualTo(1), "the claim of the dead holds the other");
        await SendAfterAsync(TimeSpan.FromMinutes(5));
        Assert.That(App.Mails.Delivered.GroupBy(m => m.MessageId).Select(g => g.Count()), Is.EquivalentTo(new[] { 1, 2 }));
        Assert.That(await App.RowsAsync<string>("SELECT state FROM outbox"), Is.All.EqualTo("sent"));
    }

    private void DieAfterTheNextAcceptance()
    {
        using var death = new CancellationTokenSource();
        App.Mails.Accepted = (_, ct) =>
        {
            death.Cancel();
            ct.ThrowIfCancellationRequested();
        };
        Assert.That(async () => await App.SendAsync(new SendMail.Command(), ct: death.Token), Throws.InstanceOf<OperationCanceledException>());
        App.Mails.Accepted = (_, _) => { };
    }

    [Test]
    public async Task The_mail_is_formal_and_complete()
    {
        var view = await DueAsync();
        var mail = (await App.SweepOnAsync(Monday))[0];
        Assert.Multiple(() =>
        {
            Assert.That(mail.Subject, Is.EqualTo("Akan berakhir dalam 6 hari: Nota Kesepahaman tentang Sinergi"));
            Assert.That(mail.TextBody, Does.StartWith("Yth. ").And.Contain("Atas perhatian dan kerja sama"));
            Assert.That(view.Parties.Select(p => mail.TextBody!.Contains(p.Number!, StringComparison.Ordinal)), Is.All.True);
            Assert.That(mail.TextBody, Does.Contain("hari Minggu, tanggal dua puluh lima bulan Mei tahun dua ribu dua puluh lima"));
            Assert.That(mail.HtmlBody, Does.Contain("<html lang=\"id\">"));
            Assert.That(mail.Date, Is.EqualTo(TestApp.At(2025, 5, 19)), "by the service's clock");
            Assert.That(mail.Attachments.OfType<MimePart>().Single().ContentType.MimeType, Is.EqualTo("text/calendar"));
        });
    }

    [Test]
    public async Task What_a_title_holds_stays_text_in_the_mail()
    {
        var view = await DueAsync();
        var title = "<script>alert(1)</script> {{ Lead }}";
        await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new() { ["title"] = title }));
        var mail = (await App.SweepOnAsync(Monday))[0];
        Assert.That(mail.HtmlBody, Does.Contain("&lt;script&gt;").And.Contain("{{ Lead }}").And.Not.Contain("<script>"));
    }

    [Test]
    public async Task A_title_with_a_line_break_that_could_forge_a_header_is_refused()
    {
        var view = await DueAsync();
        await AssertBrokenAsync("text.oneLine", "/title", () =>
            App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new() { ["title"] = "Sinergi\r\nBcc: x@y.example" })));
    }
}
