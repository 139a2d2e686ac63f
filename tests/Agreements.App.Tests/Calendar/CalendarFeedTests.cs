using System.Globalization;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Calendar;
using Agreements.App.Features.Renewals;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Calendar;

/// <summary>What a calendar program reads, hour after hour.</summary>
public sealed class CalendarFeedTests(string engine) : StorageTest(engine)
{
    private AgreementView _mou = null!;
    private Guid _user;

    [SetUp]
    public async Task BeginAsync()
    {
        App.Time.SetUtcNow(TestApp.At(2025, 5, 20));
        _mou = await RegisteredAsync(new DateOnly(2025, 8, 31), f => f with { Notice = new NoticeClause(1, NoticeUnit.Months) });
        _user = Guid.CreateVersion7();
        await App.ExecuteAsync("INSERT INTO users (id, mail, name, language, password_hash, failed_count, created_at, version) VALUES (@Id, 'rina@office.example', 'Rina', 'id', '-', 0, @Now, 1)", new { Id = _user, Now = App.Time.GetUtcNow() });
        await App.ExecuteAsync("INSERT INTO user_grants (user_id, ord, role, institution_id) VALUES (@Id, 1, 'officer', @Institution)", new { Id = _user, Institution = _mou.Parties[0].Institution });
    }

    private async Task<string> MakeAsync(CreateFeed.Command? command = null)
    {
        var program = App.Caller;
        App.Caller = new Principal("rina@office.example", "session:1", _user, [new Grant(Permissions.Of(Role.Officer), _mou.Parties[0].Institution)]);
        var feed = await App.SendAsync(command ?? new CreateFeed.Command("Kalender Rina"));
        App.Caller = program;
        return feed.Token!;
    }

    /// <summary>Unfolded (RFC 5545, 3.1); the lines of each event.</summary>
    private async Task<IReadOnlyList<string[]>> ReadAsync(string token)
    {
        var text = (await App.SendAsync(new ReadFeed.Command(token))).Replace("\r\n ", "", StringComparison.Ordinal);
        return [.. text.Split("BEGIN:VEVENT").Skip(1).Select(e => e.Split("\r\n"))];
    }

    private string Uid(string kind) => $"UID:{_mou.Id.ToString("D", CultureInfo.InvariantCulture)}-{kind}@agreements";

    [Test]
    public async Task Deadlines_are_whole_days_and_an_unchanged_feed_reads_the_same()
    {
        var token = await MakeAsync();
        var text = await App.SendAsync(new ReadFeed.Command(token));
        Assert.That(text, Does.Contain("DTSTART;VALUE=DATE:20250831").And.Contain("DTSTART;VALUE=DATE:20250731").And.Contain("REFRESH-INTERVAL;VALUE=DURATION:PT6H").And.Contain(Uid("end")).And.Contain(Uid("notice")));
        App.Time.Advance(TimeSpan.FromHours(6));
        Assert.That(await App.SendAsync(new ReadFeed.Command(token)), Is.EqualTo(text));
    }

    [Test]
    public async Task A_moved_deadline_keeps_its_name_and_raises_its_sequence_and_one_that_is_gone_is_called_off()
    {
        var token = await MakeAsync();
        await ReadAsync(token);
        await PatchAsync(_mou, """{"term":{"endsOn":"2025-09-30"},"notice":null}""");
        App.Time.Advance(TimeSpan.FromHours(6));
        var events = await ReadAsync(token);
        var end = events.Single(e => e.Contains(Uid("end")));
        Assert.That(end, Does.Contain("SEQUENCE:1").And.Contain("DTSTART;VALUE=DATE:20250930").And.Contain("STATUS:CONFIRMED"));
        Assert.That(events.Single(e => e.Contains(Uid("notice"))), Does.Contain("SEQUENCE:1").And.Contain("STATUS:CANCELLED").And.Contain("DTSTART;VALUE=DATE:20250731"));
        Assert.That((await ReadAsync(token)).Single(e => e.Contains(Uid("notice"))), Does.Contain("SEQUENCE:1"), "called off once");
    }

    [Test]
    public async Task Deadlines_whose_records_are_broken_are_not_called_off_and_the_feed_names_what_is_missing()
    {
        var other = await RegisteredAsync(new DateOnly(2025, 9, 30), f => f with { Parties = [f.Parties[0] with { Institution = _mou.Parties[0].Institution }, f.Parties[1]] });
        var token = await MakeAsync();
        Assert.That(await App.SendAsync(new ReadFeed.Command(token)), Does.Not.Contain("DESC").And.Contain(Uid("end")));
        await App.ExecuteAsync("UPDATE agreements SET end_basis = 'selamanya'", null);
        var text = (await App.SendAsync(new ReadFeed.Command(token))).Replace("\r\n ", "", StringComparison.Ordinal);
        var said = $":Tidak dimuat: 2 perjanjian yang catatannya rusak ({_mou.Reference}\\, {other.Reference}). Tenggatnya tidak tampil sampai administrator memperbaikinya.\r\n";
        Assert.That(text, Does.Contain("X-WR-CALDESC" + said).And.Contain("\nDESCRIPTION" + said).And.Not.Contain("STATUS:CANCELLED"));
        await App.ExecuteAsync("UPDATE agreements SET end_basis = 'fixed'", null);
        Assert.That((await ReadAsync(token)).Single(e => e.Contains(Uid("end"))), Does.Contain("SEQUENCE:0"), "nothing has changed");
    }

    [Test]
    public async Task It_follows_the_rights_of_its_owner_at_the_time_of_reading()
    {
        var token = await MakeAsync();
        Assert.That(await App.SendAsync(new ReadFeed.Command(token)), Does.Contain("Nota Kesepahaman"));
        await App.ExecuteAsync("UPDATE user_grants SET institution_id = @Other WHERE user_id = @Id", new { Id = _user, Other = await InstitutionAsync("Kota Lain") });
        Assert.That(await App.SendAsync(new ReadFeed.Command(token)), Does.Not.Contain("Nota Kesepahaman").And.Contain("STATUS:CANCELLED"));
        await App.ExecuteAsync("UPDATE users SET disabled_at = @Now WHERE id = @Id", new { Id = _user, Now = App.Time.GetUtcNow() });
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new ReadFeed.Command(token)));
    }

    [Test]
    public async Task A_revoked_one_shows_nothing_and_only_its_owner_revokes_it()
    {
        var token = await MakeAsync();
        App.Caller = new Principal("budi@office.example", "session:2", await SomebodyAsync(), [new Grant(Permissions.All, null)]);
        var id = (await App.RowsAsync<Guid>("SELECT id FROM calendar_feeds")).Single();
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new RevokeFeed.Command(id, 1)));
        App.Caller = new Principal("rina@office.example", "session:1", _user, []);
        await App.SendAsync(new RevokeFeed.Command(id, 1));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new ReadFeed.Command(token)));
        Assert.That(await App.RowsAsync<string>("SELECT entry_key FROM calendar_feed_entries"), Is.Empty);
    }

    [Test]
    public async Task Of_the_secret_only_the_hash_is_kept_and_a_filter_of_the_register_narrows()
    {
        var token = await MakeAsync(new CreateFeed.Command("PKS", null, new ListAgreements.Query { Class = AgreementClass.Pks }));
        Assert.That(await App.RowsAsync<string>("SELECT hash FROM calendar_feeds"), Has.None.EqualTo(token));
        Assert.That(await ReadAsync(token), Is.Empty);
        Assert.That(await ReadAsync(await MakeAsync(new CreateFeed.Command("MoU", null, new ListAgreements.Query { Class = AgreementClass.Mou }))), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_finds_no_room_behind_what_is_nearer_is_not_called_off()
    {
        var token = await MakeAsync();
        var renewal = await App.SendAsync(new OpenRenewal.Command(_mou.Id));
        var last = await App.SendAsync(new RecordMeeting.Command(renewal.Id, null, new MeetingFacts(new DateOnly(2025, 6, 30), "Rapat terakhir")));
        Assert.That((await ReadAsync(token)).SelectMany(e => e), Does.Contain("SUMMARY:Rapat terakhir"));
        for (var i = 0; i < CalendarDays.Most; i++)
            await App.ExecuteAsync("INSERT INTO renewal_meetings (id, renewal_id, held_on, agenda, units, recorded_at, version) VALUES (@Id, @Renewal, @On, 'Rapat', '[]', @Now, 1)", new { Id = Guid.CreateVersion7(), Renewal = renewal.Id, On = new DateOnly(2025, 6, 1), Now = App.Time.GetUtcNow() });
        Assert.That((await ReadAsync(token)).SelectMany(e => e), Has.None.EqualTo("STATUS:CANCELLED"));
        await App.ExecuteAsync("DELETE FROM renewal_meetings WHERE agenda = 'Rapat'");
        Assert.That((await ReadAsync(token)).SelectMany(e => e), Does.Contain("SUMMARY:Rapat terakhir"));
    }

    [Test]
    public async Task A_filter_that_the_register_would_not_take_is_refused_when_the_feed_is_made()
    {
        await AssertBrokenAsync("query.value", "/filter/signedYear", () => MakeAsync(new CreateFeed.Command("Salah", null, new ListAgreements.Query { SignedYear = 0 })));
        await AssertBrokenAsync("query.value", "/filter/inForceYear", () => MakeAsync(new CreateFeed.Command("Salah", null, new ListAgreements.Query { InForceYear = 10_000 })));
        await AssertBrokenAsync("text.tooLong", "/filter/q", () => MakeAsync(new CreateFeed.Command("Salah", null, new ListAgreements.Query { Q = new string('a', 201) })));
    }

    private async Task<Guid> SomebodyAsync()
    {
        var id = Guid.CreateVersion7();
        await App.ExecuteAsync("INSERT INTO users (id, mail, name, language, password_hash, failed_count, created_at, version) VALUES (@Id, 'budi@office.example', 'Budi', 'id', '-', 0, @Now, 1)", new { Id = id, Now = App.Time.GetUtcNow() });
        return id;
    }
}
