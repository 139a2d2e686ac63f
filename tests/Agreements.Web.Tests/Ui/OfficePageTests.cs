using System.Text.RegularExpressions;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>Reports and notifications as an officer meets them.</summary>
public sealed class OfficePageTests : ServiceTest
{
    private const string Desk = "desk@kota-laporan.example";

    private Guid _city, _other, _gap, _open;

    private string Database => Path.Combine(Directory, "data", "agreements.db");

    [OneTimeSetUp]
    public async Task EnterAsync()
    {
        (_city, _other) = (await InstitutionAsync("Kota Laporan", mailbox: Desk), await InstitutionAsync("Kota Lain"));
        _gap = await EndsAsync(_city, "Naskah yang berakhir", "2025-05-25");
        _open = await EndsAsync(_city, "Naskah yang berlaku", "2031-05-27");
        await EndsAsync(_other, "Naskah orang lain", "2025-05-25");
    }

    private async Task<Guid> EndsAsync(Guid city, string title, string endsOn)
    {
        var body = await MouAsync(endsOn);
        body["title"] = title;
        body["parties"] = new[] { new { institution = city, number = $"1/{Guid.CreateVersion7()}" }, new { institution = await InstitutionAsync($"Cabang {Guid.CreateVersion7()}", "bpjsBranch"), number = $"2/{Guid.CreateVersion7()}" } };
        body["term"] = new { signedOn = "2020-05-26", endBasis = "fixed", endsOn };
        return (await Api.PostAsync("agreements", body)).Id;
    }

    private async Task<Browser> AsAsync(params (Role Role, Guid? Institution)[] grants)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", (await TestPerson.AddAsync(Database, grants)).Session));
        return browser;
    }

    [Test]
    public async Task The_gap_report_counts_draws_and_lists_only_what_is_in_scope()
    {
        using var officer = await AsAsync((Role.Officer, _city));
        var page = await officer.GetAsync("/reports/gaps?asOf=20%20Juni%202025&class=&from=&institution=");
        Assert.That(page.Words, Does.Contain("Per 20 Juni 2025").And.Contain("Naskah yang berakhir").And.Contain("26 hari").And.Contain("class=\"gap\"").And.Contain("Arti istilah").And.Not.Contain("Naskah orang lain"));
        Assert.That(page.Words, Does.Contain("href=\"/reports/gaps.csv?asOf=2025-06-20\""));
        var csv = await officer.GetAsync("/reports/gaps.csv?asOf=2025-06-20");
        Assert.That((csv.Code, csv.Raw.Content.Headers.ContentType?.MediaType, csv.Raw.Content.Headers.ContentDisposition?.FileName), Is.EqualTo((200, "text/csv", "gaps-2025-06-20.csv")));
        Assert.That(csv.Text, Does.Contain("Naskah yang berakhir").And.Not.Contain("Naskah orang lain"));
    }

    [TestCase("asOf=kemarin", "bukan tanggal")]
    [TestCase("institution=Tidak%20ada", "Tidak ada lembaga dengan nama")]
    [TestCase("state=apa", "apa")]
    [TestCase("from=2025-06-01&to=2025-05-01", "1 Juni 2025")]
    public async Task A_filter_that_is_not_understood_is_refused_on_the_page(string query, string said)
    {
        using var officer = await AsAsync((Role.Officer, _city));
        var page = await officer.GetAsync("/reports/gaps?" + query);
        Assert.That((page.Code, page.Words.Contains(said, StringComparison.Ordinal), page.Text.Contains("<form class=\"filter\"", StringComparison.Ordinal)), Is.EqualTo((400, true, true)));
    }

    [Test]
    public async Task What_ends_is_counted_by_month_and_institution_and_an_institution_is_chosen_by_its_name()
    {
        using var officer = await AsAsync((Role.Officer, _city), (Role.Oversight, _other));
        var page = await officer.GetAsync("/reports/expiring?asOf=2025-05-01&institution=Kota%20Laporan");
        Assert.That(page.Words, Does.Contain("berakhir 1 Mei 2025 sampai 30 April 2026").And.Contain("Mei 2025").And.Contain("Naskah yang berakhir").And.Not.Contain("Naskah orang lain"));
        Assert.That(page.Words, Does.Contain($"/reports/expiring.csv?asOf=2025-05-01&institution={_city}"));
        Assert.That((await officer.GetAsync("/reports/expiring?asOf=2025-05-01")).Words, Does.Contain("Naskah orang lain"));
        Assert.That((await officer.GetAsync($"/reports/expiring.csv?asOf=2025-05-01&institution={_city}")).Text, Does.Contain("Naskah yang berakhir").And.Contain("2025-05-25,24,none").And.Not.Contain("Naskah orang lain"));
    }

    [Test]
    public async Task A_report_names_its_day_counts_says_what_it_means_and_leaves_as_the_same_file()
    {
        using var officer = await AsAsync((Role.Officer, _city));
        var page = await officer.GetAsync("/reports/in-force-in-year?asOf=1%20Juni%202025&year=2025&regime=&institution=");
        Assert.That(page.Words, Does.Contain("Tahun 2025, per 1 Juni 2025").And.Contain("Naskah yang berakhir").And.Contain("145").And.Contain("paling sedikit satu hari dalam tahun ini").And.Not.Contain("Naskah orang lain"));
        Assert.That(page.Words, Does.Contain("href=\"/reports/in-force-in-year.csv?asOf=2025-06-01&year=2025\"").And.Contain("data-print"));
        Assert.That((await officer.GetAsync("/reports/in-force-in-year.csv?asOf=2025-06-01&year=2025")).Text, Does.Contain("Naskah yang berakhir").And.Contain("2025,2025-01-01,2025-05-25,145").And.Not.Contain("Naskah orang lain"));
        Assert.That((await officer.GetAsync("/reports/open-ended")).Words, Does.Contain("Tidak ada yang cocok"));
        var refused = await officer.GetAsync("/reports/signed-in-year?year=25");
        Assert.That((refused.Code, refused.Words.Contains("value=\"25\"", StringComparison.Ordinal)), Is.EqualTo((400, true)));
        foreach (var report in new[] { "mou-without-pks", "parent-expired", "in-force-in-year", "signed-in-year", "open-ended", "gaps", "expiring", "data-quality" })
            Assert.That((await officer.GetAsync("/reports")).Words, Does.Contain($"href=\"/reports/{report}\""));
    }

    [Test]
    public async Task Who_reads_nothing_gets_no_report()
    {
        using var nobody = await AsAsync();
        Assert.That(((await nobody.GetAsync("/reports/gaps")).Code, (await nobody.GetAsync("/reports/expiring.csv")).Code), Is.EqualTo((403, 403)));
    }

    [Test]
    public async Task The_bell_counts_what_is_new_and_an_alert_is_explained_answered_and_seen()
    {
        using var officer = await AsAsync((Role.Officer, _city));
        await SentAsync(_open, "2031-05-27");
        var page = await officer.GetAsync("/notifications");
        Assert.That(page.Words, Does.Contain("Pemberitahuan, 1 belum dilihat").And.Contain("Naskah yang berlaku").And.Contain(Desk).And.Contain("Tindak lanjuti"));
        var open = Regex.Match(page.Words, "/notifications\\?open=[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        Assert.That((await officer.GetAsync(open)).Words, Does.Contain("Mengapa saya menerima ini?").And.Contain("sebelum 27 Mei 2031"));
        var late = await officer.SubmitAsync(open, "snooze", ("Until", "1/1/2040"));
        Assert.That((late.Code, late.Words.Contains("value=\"1/1/2040\"", StringComparison.Ordinal)), Is.EqualTo((400, true)));
        Assert.That((await officer.SubmitAsync(open, "acknowledge", ("Note", "sudah dihubungi"))).To, Is.EqualTo("/notifications?done=acknowledged"));
        Assert.That((await officer.SubmitAsync("/notifications", "see")).To, Is.EqualTo("/notifications?done=seen"));
        var seen = await officer.GetAsync("/notifications?unseen=true");
        Assert.That(seen.Words, Does.Contain("Semua sudah dilihat").And.Not.Contain("belum dilihat\""));
        Assert.That((await officer.GetAsync("/notifications")).Words, Does.Contain("Ditindaklanjuti oleh"));
        using var other = await AsAsync((Role.Officer, _other));
        Assert.That((await other.GetAsync("/notifications")).Words, Does.Contain("Belum ada pemberitahuan").And.Not.Contain("Naskah yang berlaku"));
    }

    // As the sweep and the send job leave them, years before they would.
    private async Task SentAsync(Guid agreement, string deadline)
    {
        var (alert, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        await using var connection = await TestDatabase.OpenAsync(Database);
        await TestDatabase.ExecuteAsync(connection, """
            INSERT INTO alerts (id, agreement_id, subject_id, kind, deadline_on, step, recipient, send_on, state, planned_at, settled_at) VALUES ($id, $agreement, $agreement, 'end', $deadline, 180, $desk, '2026-01-01', 'sent', $now, $now)
            """, ("$id", alert), ("$agreement", agreement), ("$deadline", deadline), ("$desk", Desk), ("$now", now));
        await TestDatabase.ExecuteAsync(connection, """
            INSERT INTO outbox (id, agreement_id, alert_id, purpose, recipient, subject, body_text, body_html, written_on, fallbacks, state, attempts, next_attempt_at, created_at, sent_at)
            VALUES ($id, $agreement, $alert, 'alert', $desk, 'Akan berakhir', '', '', '2026-01-01', '[]', 'sent', 1, $now, $now, $now)
            """, ("$id", Guid.CreateVersion7()), ("$agreement", agreement), ("$alert", alert), ("$desk", Desk), ("$now", now));
    }
}
