using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>One mail with only a recipient's own items, most urgent first, true on the day on which it leaves.</summary>
public sealed class DigestTests(string engine) : PeopleTest(engine)
{
    private static bool IsDigest(MimeMessage mail) => mail.Subject!.StartsWith("Ringkasan", StringComparison.Ordinal);

    private static int Place(MimeMessage mail, string text) => mail.TextBody!.IndexOf(text, StringComparison.Ordinal);

    private async Task<AgreementView> EndsAsync(string title, int month, int day, Func<AgreementFacts, AgreementFacts>? change = null) =>
        await ManagedAsync(new DateOnly(2025, month, day), change, title);

    [Test]
    public async Task What_can_wait_is_held_for_the_morning_and_comes_in_one_mail_with_only_their_items_most_urgent_first()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await EndsAsync("Naskah Tiga", 7, 4);
        await EndsAsync("Naskah Satu", 6, 4);
        await EndsAsync("Naskah Dua", 6, 18);
        await EndsAsync("Milik orang lain", 6, 4, f => f with { Officer = null });
        Assert.That(To(await OnAsync(5, 5)).Distinct(), Is.EquivalentTo(new[] { Branch, Unit }), "the others are told at once");
        Assert.That(await SendAtAsync(5, 6, 6, 59), Is.Empty);
        var digest = (await SendAtAsync(5, 6, 7)).Single();
        Assert.That((To([digest])[0], digest.Subject), Is.EqualTo((Ani, "Ringkasan pengingat: 3 perjanjian")));
        Assert.That(digest.TextBody, Does.Contain("Berakhir 4 Juni 2025, 29 hari lagi").And.Contain("Tanggal berakhir: 18 Juni 2025").And.Contain("Nomor: 1/MOU/").And.Not.Contain("Milik orang lain"));
        Assert.That(new[] { "Naskah Satu", "Naskah Dua", "Naskah Tiga" }.Select(t => Place(digest, t)), Is.Ordered.And.All.Positive);
        Assert.That((await AlertsAsync(Ani)).Where(a => a.State != "skipped").Select(a => a.State), Is.EqualTo(new[] { "sent", "sent", "sent" }));
        Assert.That(await SendAtAsync(5, 6, 8), Is.Empty);
        Assert.That(await SendAtAsync(5, 7, 7), Is.Empty, "an empty digest is no mail");
    }

    [Test]
    public async Task Its_subject_counts_agreements_not_deadlines()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await EndsAsync("Naskah", 6, 4, f => f with { Notice = new NoticeClause(5, NoticeUnit.Days) });
        await OnAsync(5, 5);
        var digest = (await SendAtAsync(5, 6, 7)).Single();
        Assert.That(digest.TextBody, Does.Contain("Berakhir 4 Juni 2025").And.Contain("Batas pemberitahuan 30 Mei 2025").And.Contain("1 agreement needs your attention"));
        Assert.That(digest.Subject, Is.EqualTo("Ringkasan pengingat: 1 perjanjian"));
    }

    [Test]
    public async Task A_holiday_that_is_added_later_moves_what_waits_to_the_next_digest_and_sends_what_cannot_wait_so_long()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await EndsAsync("Bisa menunggu", 6, 4);
        await EndsAsync("Tidak bisa menunggu", 5, 21);
        await OnAsync(5, 5);
        var list = await App.SendAsync(new Features.Holidays.GetHolidays.Query(2025, null));
        await App.SendAsync(new Features.Holidays.SetHolidays.Command(2025, list.Version, new Features.Holidays.HolidayEntry("SKB", [.. list.Holidays, new(new(2025, 5, 6), Domain.Dates.HolidayKind.CollectiveLeave, "Cuti bersama")])));
        var mails = (await OnAsync(5, 5)).Where(m => To([m])[0] == Ani).ToList();
        Assert.That(mails.Select(m => m.Subject), Is.All.EndsWith("Tidak bisa menunggu").And.Count.EqualTo(1), "its next step falls on the 7th, the day of the next digest, and now comes on the 5th");
        Assert.That(await SendAtAsync(5, 6, 8), Is.Empty);
        Assert.That((await SendAtAsync(5, 7, 7)).Single(IsDigest).TextBody, Does.Contain("Bisa menunggu"));
    }

    [Test]
    public async Task An_open_gap_stands_before_what_will_end()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await EndsAsync("Akan berakhir", 6, 4);
        await EndsAsync("Sudah berakhir", 4, 28);
        await OnAsync(5, 5);
        var digest = (await SendAtAsync(5, 6, 7)).Single(IsDigest);
        Assert.That(Place(digest, "Sudah berakhir"), Is.Positive.And.LessThan(Place(digest, "Akan berakhir")));
        Assert.That(digest.TextBody, Does.Contain("Masa jeda 8 hari sejak berakhir 28 April 2025"));
    }

    [Test]
    public async Task The_text_is_written_when_it_leaves_so_it_is_true_on_that_day()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await EndsAsync("Naskah", 6, 4);
        await OnAsync(5, 5);
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await SendAtAsync(5, 6, 7);
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        Assert.That((await SendAtAsync(5, 8, 9)).Single(IsDigest).TextBody, Does.Contain("27 hari lagi").And.Contain("Kamis, 8 Mei 2025"));
    }

    [Test]
    public async Task What_is_not_owed_any_more_falls_out_and_an_empty_digest_is_no_mail()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        var (stays, goes) = (await EndsAsync("Tetap", 6, 4), await EndsAsync("Selesai", 6, 4));
        await OnAsync(5, 5);
        // Put together already, but the mail server is away: it can still fall out.
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await SendAtAsync(5, 6, 7);
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        await ActAsync(goes, ProcessAction.Terminate, new ActionInput { Reason = "disepakati" });
        var digest = (await SendAtAsync(5, 6, 8)).Single(IsDigest);
        Assert.That(digest.TextBody, Does.Contain("Tetap").And.Not.Contain("Selesai"));
        Assert.That((await AlertsAsync(Ani)).Single(a => a.AgreementId == goes.Id && a.Step == 30).State, Is.EqualTo("closed"));
        Assert.That((await AlertsAsync(Ani)).Single(a => a.AgreementId == stays.Id && a.Step == 30).State, Is.EqualTo("sent"));
    }

    [Test]
    public async Task A_digest_from_which_everything_fell_out_on_the_way_is_taken_back()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        var only = await EndsAsync("Selesai", 6, 4);
        await OnAsync(5, 5);
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await SendAtAsync(5, 6, 7);
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        await ActAsync(only, ProcessAction.Terminate, new ActionInput { Reason = "disepakati" });
        Assert.That(await SendAtAsync(5, 6, 8), Has.None.Matches<MimeMessage>(IsDigest));
        Assert.That(await App.RowsAsync<string>("SELECT state FROM outbox WHERE agreement_id IS NULL"), Is.EqualTo(new[] { "cancelled" }));
    }

    [Test]
    public async Task A_deadline_or_a_next_step_before_the_next_digest_is_told_at_once()
    {
        await WantsAsync(Ani, DigestMode.Weekly);
        await EndsAsync("Segera", 5, 9);
        await EndsAsync("Langkah berikutnya segera", 5, 21);
        await EndsAsync("Nanti", 6, 5);
        var mails = await OnAsync(5, 6);
        Assert.That(mails.Where(m => To([m])[0] == Ani).Select(m => m.Subject!.Split(": ")[1]), Is.EquivalentTo(new[] { "Segera", "Langkah berikutnya segera" }),
            "the step of 14 days falls on Wednesday, the next digest on Monday");
        var digest = (await SendAtAsync(5, 14, 7)).Single(IsDigest);
        Assert.That(digest.TextBody, Does.Contain("Nanti").And.Not.Contain("Segera"), "Monday to Tuesday was Waisak: the week's first working day is Wednesday");
    }

    [Test]
    public async Task A_weekly_digest_goes_out_on_the_first_working_day_of_the_week()
    {
        await WantsAsync(Ani, DigestMode.Weekly);
        await EndsAsync("Naskah", 7, 19);
        await OnAsync(5, 20);
        Assert.That((await App.SendAsync(new RecipientPreferences.Query(Ani))).NextDigestAt, Is.EqualTo(new DateTimeOffset(2025, 5, 26, 7, 0, 0, TimeSpan.FromHours(7))));
        Assert.That(await SendAtAsync(5, 23, 7), Is.Empty);
        Assert.That((await SendAtAsync(5, 26, 7)).Select(IsDigest), Is.EqualTo(new[] { true }));
    }

    [Test]
    public async Task Changing_back_to_immediate_releases_what_waits()
    {
        await WantsAsync(Ani, DigestMode.Weekly);
        await EndsAsync("Naskah", 6, 4);
        await OnAsync(5, 6);
        Assert.That((await App.SendAsync(new RecipientPreferences.Query(Ani))).Waiting, Is.EqualTo(1));
        await WantsAsync(Ani, DigestMode.Immediate);
        var mail = (await SendAtAsync(5, 7, 10)).Single();
        Assert.That((To([mail])[0], mail.Subject), Is.EqualTo((Ani, "Akan berakhir dalam 28 hari: Naskah")));
    }

    [Test]
    public async Task Changing_from_weekly_to_daily_brings_what_waits_forward_and_the_other_way_puts_nothing_off()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await EndsAsync("Naskah", 6, 4);
        await OnAsync(5, 6);
        await WantsAsync(Ani, DigestMode.Weekly);
        Assert.That(await SendAtAsync(5, 7, 7), Has.Count.EqualTo(1));
        await EndsAsync("Lain", 6, 5);
        await OnAsync(5, 7);
        await WantsAsync(Ani, DigestMode.Daily);
        Assert.That(await SendAtAsync(5, 8, 7), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_nodes_never_send_two_digests_and_share_no_item()
    {
        for (var i = 0; i < 8; i++) await WantsAsync($"p{i}@kota.example", DigestMode.Daily);
        for (var i = 0; i < 24; i++) await EndsAsync($"Naskah {i:00}", 6, 4, f => f with { Officer = new Officer(f.Parties[0].Institution, Mail: $"p{i % 8}@kota.example") });
        await OnAsync(5, 5);
        await using var other = new TestApp(Engine, App.Time, App.Mails);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 6));
        var before = App.Mails.Delivered.Count;
        await Task.WhenAll(Task.Run(() => App.SendAsync(new SendMail.Command())), Task.Run(() => other.SendAsync(new SendMail.Command())));
        var digests = App.Mails.Delivered.Skip(before).ToList();
        Assert.That(To(digests), Is.EquivalentTo(Enumerable.Range(0, 8).Select(i => $"p{i}@kota.example")));
        for (var i = 0; i < 24; i++) Assert.That(digests.Count(d => Place(d, $"Naskah {i:00}") > 0), Is.EqualTo(1));
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM alerts WHERE state = 'sent' AND recipient LIKE 'p%'"), Is.EqualTo(new[] { 24L }));
        Assert.That(await App.RowsAsync<string>("SELECT state FROM outbox WHERE agreement_id IS NULL"), Has.Count.EqualTo(8).And.All.EqualTo("sent"), "no node began one that the other had begun");
    }

    [Test]
    public async Task Of_two_nodes_that_have_read_the_same_waiting_mails_one_begins_the_digest()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await EndsAsync("Naskah Satu", 6, 4);
        await EndsAsync("Naskah Dua", 6, 4);
        await OnAsync(5, 5);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 6));
        await using var other = new TestApp(Engine, App.Time, App.Mails);
        await using var one = App.Scope();
        await using var two = other.Scope();
        var (first, second) = (one.ServiceProvider.GetRequiredService<DigestStore>(), two.ServiceProvider.GetRequiredService<DigestStore>());
        var (readByOne, readByTwo) = ((await first.DueAsync(CancellationToken.None)).Single(), (await second.DueAsync(CancellationToken.None)).Single());
        Assert.That(await first.BundleAsync(readByOne, CancellationToken.None), Is.True);
        Assert.That(await second.BundleAsync(readByTwo, CancellationToken.None), Is.False);
        Assert.That((await SendAtAsync(5, 6, 10)).Where(IsDigest).ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_process_that_dies_after_the_server_accepted_repeats_the_digest_with_the_same_Message_ID()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await EndsAsync("Naskah", 6, 4);
        await OnAsync(5, 5);
        using var death = new CancellationTokenSource();
        App.Mails.Accepted = (_, ct) =>
        {
            death.Cancel();
            ct.ThrowIfCancellationRequested();
        };
        App.Time.SetUtcNow(TestApp.At(2025, 5, 6));
        Assert.That(async () => await App.SendAsync(new SendMail.Command(), ct: death.Token), Throws.InstanceOf<OperationCanceledException>());
        App.Mails.Accepted = (_, _) => { };
        await SendAtAsync(5, 6, 9, 6);
        var digests = App.Mails.Delivered.Where(IsDigest).ToList();
        Assert.That((digests.Count, digests.Select(d => d.MessageId).Distinct().Count()), Is.EqualTo((2, 1)));
        Assert.That((await AlertsAsync(Ani, "sent")), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_digest_that_is_refused_for_good_goes_item_by_item_to_the_desks_behind_and_can_be_sent_again()
    {
        await WantsAsync(Ani, DigestMode.Daily);
        await EndsAsync("Naskah Satu", 6, 4);
        await EndsAsync("Naskah Dua", 6, 5);
        await OnAsync(5, 6);
        App.Mails.Answer = to => to == Ani ? new(DeliveryResult.Refused, "550") : new(DeliveryResult.Accepted);
        var mails = await SendAtAsync(5, 7, 7);
        Assert.That(mails.Select(m => (To([m])[0], m.Subject)), Is.EquivalentTo(new[] { (Unit, "Akan berakhir dalam 28 hari: Naskah Satu"), (Unit, "Akan berakhir dalam 29 hari: Naskah Dua") }));
        Assert.That((await AlertsAsync(Ani, "sent")), Has.Count.EqualTo(2));
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        var dead = await App.RowsAsync<Guid>("SELECT id FROM outbox WHERE state = 'dead' AND agreement_id IS NULL");
        await App.SendAsync(new RetryMail.Command(dead.Single()));
        Assert.That((await SendAtAsync(5, 7, 8)).Single().Subject, Is.EqualTo("Ringkasan pengingat: 2 perjanjian"));
    }

    [Test]
    public async Task A_more_urgent_step_that_leaves_at_once_takes_its_deadline_out_of_the_digest()
    {
        await WantsAsync(Ani, DigestMode.Weekly);
        var view = await EndsAsync("Naskah", 6, 13);
        await OnAsync(5, 20);
        // Steps of 30 (held on the 14th) and then an edit that brings the end near: what waited for the old end is closed.
        await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, JsonNode.Parse("""{"term":{"endsOn":"2025-05-22"}}""")!.AsObject()));
        var mails = await OnAsync(5, 20);
        Assert.That(mails.Where(m => To([m])[0] == Ani).Select(m => m.Subject!.Split(':')[0]), Is.EquivalentTo(new[] { "Jangka waktu diubah", "Akan berakhir dalam 2 hari" }));
        Assert.That((await SendAtAsync(5, 26, 7)), Has.None.Matches<MimeMessage>(IsDigest));
    }

    [Test]
    public async Task What_a_later_step_overtakes_in_the_queue_is_skipped_and_not_owed_again()
    {
        await WantsAsync(Ani, DigestMode.Weekly);
        var view = await EndsAsync("Naskah", 6, 13);
        await OnAsync(5, 20);
        var held = (await AlertsAsync(Ani, "queued")).Single();
        await WantsAsync(Ani, DigestMode.Immediate);
        App.Mails.Answer = _ => new(DeliveryResult.ServerAway);
        await OnAsync(5, 30);
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, JsonNode.Parse("""{"subject":"Perlindungan"}""")!.AsObject()));
        Assert.That(To(await OnAsync(6, 2)).Count(a => a == Ani), Is.EqualTo(1));
        Assert.That((await AlertsAsync(Ani)).Single(a => a.Id == held.Id).State, Is.EqualTo("skipped"));
    }

    [Test]
    public async Task A_dry_sweep_says_what_each_digest_would_hold_and_changes_nothing()
    {
        await WantsAsync(Ani, DigestMode.Weekly);
        await EndsAsync("Nanti", 7, 4);
        await OnAsync(5, 5);
        await EndsAsync("Lebih dulu", 6, 5);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 6));
        var outcome = await App.SendAsync(new SweepAlerts.Detailed(DryRun: true));
        var digest = outcome.Digests.Single();
        Assert.That((digest.Recipient, digest.At), Is.EqualTo((Ani, new DateTimeOffset(2025, 5, 14, 7, 0, 0, TimeSpan.FromHours(7)))));
        Assert.That(digest.Items.Select(i => i.Title), Is.EqualTo(new[] { "Lebih dulu", "Nanti" }));
        Assert.That(outcome.Alerts.Single(a => a.Decision == "send").Held.Single().Recipient, Is.EqualTo(Ani));
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM outbox WHERE state = 'held'"), Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public async Task A_preference_is_changed_only_by_who_has_read_it_and_only_for_an_address()
    {
        await WantsAsync("Ani@Kota.example", DigestMode.Daily);
        var view = await App.SendAsync(new RecipientPreferences.Query(Ani));
        Assert.That((view.Mode, view.Version), Is.EqualTo((DigestMode.Daily, 1L)));
        await AssertBrokenAsync("version.stale", "", () => App.SendAsync(new RecipientPreferences.Command(Ani, 0, DigestMode.Weekly)));
        await AssertBrokenAsync("mail.address", "/address", () => App.SendAsync(new RecipientPreferences.Command("bukan alamat", 0, DigestMode.Weekly)));
        await AssertBrokenAsync("mail.address", "/address", () => App.SendAsync(new RecipientPreferences.Query("a@b.example\nBcc: c@d.example")));
    }
}
