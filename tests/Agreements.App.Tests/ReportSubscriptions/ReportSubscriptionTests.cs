using System.Text.Json.Nodes;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.People;
using Agreements.App.Features.ReportSubscriptions;
using Agreements.App.Mail;
using Agreements.App.Reports;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Reports;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.ReportSubscriptions;

/// <summary>Reports by mail: each day once, with what the person may see when it leaves.</summary>
public sealed class ReportSubscriptionTests(string engine) : AccountTest(engine)
{
    private static readonly ReportSchedule Mondays = new(ScheduleKind.Weekly, 1);

    private static readonly Principal Program = Principal.Program("system", "test");

    private UserView _siti = null!;

    [SetUp]
    public async Task EnterAsync()
    {
        var city = await InstitutionAsync("Kota L");
        _siti = await ComeAsync("siti@kota.example", new UserGrant(Role.Officer, city));
        // A Friday.
        At(5, 23);
    }

    private void At(int month, int day, int hour = 9) => App.Time.SetUtcNow(new DateTimeOffset(2025, month, day, hour, 0, 0, TimeSpan.FromHours(7)));

    private async Task<SubscriptionView> SubscribeAsync(WhenEmpty whenEmpty = WhenEmpty.Skip, string query = "?class=pks", ReportSchedule? schedule = null, string? zone = null)
    {
        await ActAsAsync(_siti.Id);
        var view = await App.SendAsync(new Subscribe.Command(new SubscriptionEntry("register", schedule ?? Mondays, query, zone, whenEmpty)));
        App.Caller = Program;
        return view;
    }

    private async Task<IReadOnlyList<MimeMessage>> RunAsync()
    {
        App.Caller = Program;
        var before = App.Mails.Delivered.Count;
        await App.SendAsync(new SendReports.Command());
        return [.. App.Mails.Delivered.Skip(before)];
    }

    private async Task<SubscriptionView> NowAsync(Guid id)
    {
        await ActAsAsync(_siti.Id);
        var view = await App.SendAsync(new GetSubscription.Query(id));
        App.Caller = Program;
        return view;
    }

    private async Task ChangeAsync(PatchUser.UserChange change)
    {
        await ChangeAsync(await App.SendAsync(new GetUser.Query(_siti.Id)), change);
    }

    private List<MimeMessage> Reports => [.. App.Mails.Delivered.Where(m => m.Subject!.StartsWith("Laporan terjadwal", StringComparison.Ordinal))];

    private static string TextOf(MimeMessage mail) => mail.TextBody!.Replace("\r\n", "\n", StringComparison.Ordinal);

    [Test]
    public async Task On_its_day_at_seven_it_leaves_once_with_the_workbook_and_says_how_many_rows_and_of_which_day()
    {
        var one = await SubscribeAsync();
        Assert.That((one.NextOn, one.Zone), Is.EqualTo(((DateOnly?)new DateOnly(2025, 5, 26), "Asia/Jakarta")));
        At(5, 26, 6);
        Assert.That(await RunAsync(), Is.Empty);
        At(5, 26, 7);
        var mail = (await RunAsync()).Single();
        Assert.That((mail.To.ToString(), mail.Subject), Is.EqualTo(("siti@kota.example", "Laporan terjadwal: Buku Register, per 26 Mei 2025")));
        Assert.That(TextOf(mail), Does.Contain("Terlampir laporan Buku Register per 26 Mei 2025: 3 baris.").And.Contain("Saringan: class=pks").And.Contain("/reports/subscriptions").And.Not.Contain("dijadwalkan"));
        Assert.That(mail.Attachments.OfType<MimePart>().Single()!.FileName, Is.EqualTo("register.xlsx"));
        Assert.That(await RunAsync(), Is.Empty, "the day was sent");
        var asked = App.Reports.Made.Single();
        Assert.That((asked.Report, asked.Query, asked.AsOf, asked.Reader.Id), Is.EqualTo(("register", "?class=pks", new DateOnly(2025, 5, 26), _siti.Id)));
        var now = await NowAsync(one.Id);
        Assert.That((now.NextOn, now.LastOn, now.LastSentAt, now.LastRows), Is.EqualTo(((DateOnly?)new DateOnly(2025, 6, 2), (DateOnly?)new DateOnly(2025, 5, 26), (DateTimeOffset?)App.Time.GetUtcNow(), (int?)3)));
    }

    [Test]
    public async Task After_three_weeks_of_silence_only_the_latest_leaves_and_says_that_others_did_not()
    {
        await SubscribeAsync();
        At(6, 11);
        var mail = (await RunAsync()).Single();
        Assert.That(TextOf(mail), Does.Contain("per 11 Juni 2025").And.Contain("dijadwalkan pada 9 Juni 2025").And.Contain("2 laporan sebelumnya tidak dikirim"));
        Assert.That(await RunAsync(), Is.Empty);
        At(6, 16);
        Assert.That(TextOf((await RunAsync()).Single()), Does.Not.Contain("dijadwalkan"));
    }

    [Test]
    public async Task While_the_mail_server_is_away_the_next_day_takes_the_place_of_the_one_that_waits()
    {
        await SubscribeAsync();
        App.Mails.Answer = _ => new Delivery(DeliveryResult.ServerAway, "SocketException");
        At(5, 26);
        Assert.That(await RunAsync(), Is.Empty);
        At(6, 2);
        Assert.That(await RunAsync(), Is.Empty);
        App.Mails.Answer = _ => new Delivery(DeliveryResult.Accepted);
        At(6, 3);
        Assert.That(TextOf((await RunAsync()).Single()), Does.Contain("per 3 Juni 2025").And.Contain("dijadwalkan pada 2 Juni 2025"));
        Assert.That(await RunAsync(), Is.Empty);
    }

    [Test]
    public async Task A_worker_that_dies_between_the_servers_answer_and_its_mark_repeats_the_same_mail_and_nothing_else()
    {
        await SubscribeAsync();
        At(5, 26);
        using var death = new CancellationTokenSource();
        App.Mails.Accepted = (_, ct) =>
        {
            death.Cancel();
            ct.ThrowIfCancellationRequested();
        };
        Assert.That(async () => await App.SendAsync(new SendReports.Command(), ct: death.Token), Throws.InstanceOf<OperationCanceledException>());
        App.Mails.Accepted = (_, _) => { };
        Assert.That(await RunAsync(), Is.Empty, "its claim holds");
        App.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.That((await RunAsync()).Single().MessageId, Is.EqualTo(Reports.First().MessageId));
        Assert.That(await RunAsync(), Is.Empty);
    }

    [Test]
    public async Task Two_workers_send_each_persons_report_once()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 10; i++) ids.Add((await SubscribeAsync(query: "?q=" + i)).Id);
        At(5, 26);
        await using var other = new TestApp(Engine, App.Time, App.Mails, shared: App);
        await Task.WhenAll(Task.Run(() => App.SendAsync(new SendReports.Command())), Task.Run(() => other.SendAsync(new SendReports.Command())));
        await RunAsync();
        Assert.That(Reports, Has.Count.EqualTo(10));
        Assert.That(App.Reports.Made.Select(m => m.Query).Distinct().Count(), Is.EqualTo(10));
        // As a worker would that had read them as due before the others took them.
        foreach (var id in ids) Assert.That(await App.SendAsync(new QueueReport.Command(id)), Is.False);
    }

    [TestCase(30)]
    [TestCase(90)]
    public async Task A_report_that_takes_long_to_make_is_sent_once(int minutes)
    {
        await SubscribeAsync();
        At(5, 26);
        await using var other = new TestApp(Engine, App.Time, App.Mails, shared: App);
        var make = App.Reports.Make;
        App.Reports.Make = asked =>
        {
            App.Reports.Make = make;
            App.Time.Advance(TimeSpan.FromMinutes(minutes));
            Task.Run(() => other.SendAsync(new SendReports.Command())).GetAwaiter().GetResult();
            return make(asked);
        };
        await RunAsync();
        Assert.That(await RunAsync(), Is.Empty);
        Assert.That(Reports, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Only_a_report_that_has_left_stands_in_the_trail_as_its_readers_export()
    {
        var one = await SubscribeAsync();
        App.Mails.Answer = _ => new Delivery(DeliveryResult.ServerAway, "SocketException");
        At(5, 26);
        await RunAsync();
        Assert.That(await ExportsAsync(), Is.Empty);
        App.Mails.Answer = _ => new Delivery(DeliveryResult.Accepted);
        await RunAsync();
        Assert.That(await ExportsAsync(), Is.EqualTo(new[] { ("siti@kota.example", $"report:{one.Id}", "register.xlsx", "?class=pks") }));

        async Task<IReadOnlyList<(string, string?, string, string?)>> ExportsAsync() => [..
            (await App.SendAsync(new ListAudit.Query(null, null, null, null, 100, null))).Items.Where(i => i.SubjectKind == "export").Select(i => (i.Actor, i.Via, i.Action, i.Changes.Single().New?.GetValue<string>()))];
    }

    [TestCase(WhenEmpty.Skip, 0)]
    [TestCase(WhenEmpty.Send, 1)]
    public async Task An_empty_report_is_sent_only_to_who_wants_it(WhenEmpty whenEmpty, int sent)
    {
        var one = await SubscribeAsync(whenEmpty);
        App.Reports.Make = _ => new ReportFile("register.xlsx", 0, null);
        At(5, 26);
        var mails = await RunAsync();
        Assert.That(mails, Has.Count.EqualTo(sent));
        if (sent > 0) Assert.That((TextOf(mails[0]).Contains("tidak memuat apa pun", StringComparison.Ordinal), mails[0].Attachments.Any()), Is.EqualTo((true, false)));
        var now = await NowAsync(one.Id);
        Assert.That((now.LastOn, now.LastRows, now.LastSentAt is null), Is.EqualTo(((DateOnly?)new DateOnly(2025, 5, 26), (int?)0, sent == 0)));
    }

    [Test]
    public async Task What_is_too_large_for_a_mail_is_named_and_linked()
    {
        await SubscribeAsync(schedule: new ReportSchedule(ScheduleKind.Monthly, 31));
        App.Reports.Make = _ => new ReportFile("register.xlsx", ReportFile.MostRows + 1, null);
        At(5, 31);
        var mail = (await RunAsync()).Single();
        Assert.That(TextOf(mail), Does.Contain("lebih dari 20000 baris").And.Contain("/api/v1/reports/register?class=pks&format=xlsx"));
        Assert.That(mail.Attachments, Is.Empty);
    }

    [Test]
    public async Task Whoever_is_disabled_or_may_read_nothing_any_more_gets_no_report_though_it_waits()
    {
        var one = await SubscribeAsync();
        App.Mails.Answer = _ => new Delivery(DeliveryResult.ServerAway, "SocketException");
        At(5, 26);
        await RunAsync();
        App.Mails.Answer = _ => new Delivery(DeliveryResult.Accepted);
        await ChangeAsync(new PatchUser.UserChange(Disabled: true));
        Assert.That(await RunAsync(), Is.Empty);
        Assert.That((await NowAsync(one.Id)).EndReason, Is.EqualTo(SubscriptionEnd.Disabled));
        await ChangeAsync(new PatchUser.UserChange(Disabled: false));
        At(6, 2);
        Assert.That(await RunAsync(), Is.Empty, "it has ended");

        var another = await SubscribeAsync();
        await App.ExecuteAsync("DELETE FROM user_grants WHERE user_id = @Id", new { _siti.Id });
        At(6, 9);
        Assert.That(await RunAsync(), Is.Empty);
        Assert.That((await NowAsync(another.Id)).EndReason, Is.EqualTo(SubscriptionEnd.NoAccess));
    }

    [Test]
    public async Task A_report_that_cannot_be_made_is_tried_again_and_a_filter_that_is_none_any_more_is_told()
    {
        await SubscribeAsync();
        await SubscribeAsync(query: "");
        App.Reports.Make = asked => asked.Query.Length == 0 ? new ReportFile("register.xlsx", 1, [1]) : throw new InvalidOperationException("the disk is full");
        At(5, 26);
        Assert.That(await RunAsync(), Has.Count.EqualTo(1), "one that fails stops no other");
        App.Reports.Make = _ => throw DomainException.Invalid("query.unknown", "/query", "kelas");
        App.Time.Advance(TimeSpan.FromMinutes(2));
        var mail = (await RunAsync()).Single();
        Assert.That(TextOf(mail), Does.Contain("tidak dapat dibuat dengan saringan yang tersimpan"));
        Assert.That(mail.Attachments, Is.Empty);
    }

    [Test]
    public async Task It_is_changed_and_ended_by_its_owner_alone_and_a_day_that_was_sent_is_not_sent_again()
    {
        var one = await SubscribeAsync(zone: "Asia/Jayapura");
        At(5, 26, 5);
        Assert.That(await RunAsync(), Has.Count.EqualTo(1), "in Papua it is seven");
        await ActAsAsync(_siti.Id);
        var changed = await App.SendAsync(new PatchSubscription.Command(one.Id, one.Version, new JsonObject { ["zone"] = "Asia/Jakarta", ["whenEmpty"] = "send", ["nextOn"] = "2020-01-01" }));
        Assert.That((changed.NextOn, changed.WhenEmpty, changed.Query), Is.EqualTo(((DateOnly?)new DateOnly(2025, 5, 26), WhenEmpty.Send, "?class=pks")));
        await AssertBrokenAsync("version.stale", "", () => App.SendAsync(new PatchSubscription.Command(one.Id, one.Version, [])));
        await AssertBrokenAsync("schedule.day", "/schedule/day", () => App.SendAsync(new PatchSubscription.Command(one.Id, changed.Version, new JsonObject { ["schedule"] = new JsonObject { ["day"] = 8 } })));
        At(5, 26, 8);
        Assert.That(await RunAsync(), Is.Empty, "the 26th was sent");

        await ActAsAsync(RinaId);
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new GetSubscription.Query(one.Id)));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new Unsubscribe.Command(one.Id, changed.Version)));
        Assert.That((await App.SendAsync(new ListSubscriptions.Query())).Items, Is.Empty);
        await ActAsAsync(_siti.Id);
        Assert.That((await App.SendAsync(new Unsubscribe.Command(one.Id, changed.Version))).EndReason, Is.EqualTo(SubscriptionEnd.Unsubscribed));
        Assert.That((await App.SendAsync(new ListSubscriptions.Query())).Items, Is.Empty);
        App.Caller = Program;
        At(6, 2);
        Assert.That(await RunAsync(), Is.Empty);
    }

    [Test]
    public async Task What_there_is_not_is_refused()
    {
        await ActAsAsync(_siti.Id);
        Task RefusedAsync(string code, string pointer, SubscriptionEntry entry) => AssertBrokenAsync(code, pointer, () => App.SendAsync(new Subscribe.Command(entry)));
        await RefusedAsync("word.unknown", "/report", new SubscriptionEntry("nothing", Mondays));
        await RefusedAsync("query.unknown", "/query", new SubscriptionEntry("gaps", Mondays, "?nonsense=1"));
        await RefusedAsync("query.value", "/query", new SubscriptionEntry("gaps", Mondays, "class=pks"));
        await RefusedAsync("schedule.day", "/schedule/day", new SubscriptionEntry("gaps", new ReportSchedule(ScheduleKind.Weekly, 0)));
        await RefusedAsync("institution.zone", "/zone", new SubscriptionEntry("gaps", Mondays, "", "Europe/Berlin"));
        for (var i = 0; i < Subscribe.Most; i++) await App.SendAsync(new Subscribe.Command(new SubscriptionEntry("gaps", Mondays)));
        await RefusedAsync("subscription.tooMany", "", new SubscriptionEntry("gaps", Mondays));
        App.Caller = new Principal("key:k", "key:1", null, [new Grant(Permissions.All, null)]);
        await RefusedAsync("account.none", "", new SubscriptionEntry("gaps", Mondays));
    }

    [Test]
    public async Task One_that_meets_a_broken_agreement_waits_until_that_is_repaired()
    {
        await SubscribeAsync();
        var whole = App.Reports.Make;
        App.Reports.Make = _ => throw new DomainException(ProblemKind.Damaged, [Violation.Of("agreement.unreadable", "", Guid.Empty)]);
        At(5, 26);
        for (var looks = 0; looks < 12; looks++)
        {
            Assert.That(await RunAsync(), Is.Empty);
            App.Time.Advance(TimeSpan.FromHours(2));
        }
        App.Reports.Make = whole;
        Assert.That((await RunAsync()).Single().Attachments.OfType<MimePart>().Single()!.FileName, Is.EqualTo("register.xlsx"));
    }
}
