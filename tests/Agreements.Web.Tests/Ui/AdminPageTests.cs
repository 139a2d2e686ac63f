using System.Text.RegularExpressions;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using Agreements.Web.Ui;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>What an administrator does at a browser without script.</summary>
public sealed partial class AdminPageTests : ServiceTest
{
    private Guid _city;

    [OneTimeSetUp]
    public async Task EnterAsync() => _city = await InstitutionAsync("Kota Administrasi");

    private async Task<Browser> AsAsync(params (Role Role, Guid? Institution)[] grants)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        var person = await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), grants);
        browser.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", person.Session));
        return browser;
    }

    private Task<Browser> AdministratorAsync() => AsAsync((Role.Administrator, null));

    [Test]
    public async Task Without_the_right_every_page_refuses_and_offers_nothing()
    {
        using var officer = await AsAsync((Role.Officer, _city));
        foreach (var path in new[] { "/admin", "/admin/users", "/admin/users/new", "/admin/keys", "/admin/keys/new", "/admin/webhooks", "/admin/webhooks/new", "/admin/mails", "/admin/audit", "/admin/audit/export.jsonl" })
        {
            var page = await officer.GetAsync(path);
            Assert.That((page.Code, page.Text.Contains("@formname", StringComparison.Ordinal)), Is.EqualTo((403, false)), path);
        }
        Assert.That((await officer.GetAsync("/admin/holidays/2026")).Text, Does.Not.Contain("Tempel daftar"));
        Assert.That((await officer.GetAsync("/admin/policies/mou")).Text, Does.Not.Contain("name=\"Act\""));
    }

    [Test]
    public async Task Health_is_said_in_words()
    {
        using var admin = await AdministratorAsync();
        var page = await admin.GetAsync("/admin");
        Assert.That(page.Words, Does.Contain("Pemeriksaan tenggat").And.Contain("Basis data: SQLite.").And.Contain("/admin/mails"));
        using var local = await AsAsync((Role.Administrator, _city));
        Assert.That((await local.GetAsync("/admin")).Words, Does.Contain("/admin/users").And.Not.Contain("/admin/mails").And.Not.Contain("Basis data"));
    }

    [Test]
    public async Task No_right_is_given_for_an_institution_whose_name_merely_holds_what_was_typed()
    {
        using var admin = await AdministratorAsync();
        await InstitutionAsync("Dinas Perikanan dan Kelautan Kota Administrasi");
        var refused = await admin.SubmitAsync("/admin/users/new", "invite", ("Mail", $"{Guid.CreateVersion7():N}@kantor.example"), ("Name", "Ani Kusuma"), ("Role", "registrar"), ("Institution", "Perikanan dan Kelautan"));
        Assert.That((refused.Code, refused.Words.Contains("Tulis namanya dengan lengkap", StringComparison.Ordinal)), Is.EqualTo((400, true)));
    }

    [Test]
    public async Task Somebody_is_invited_gets_a_role_and_is_shut_out()
    {
        using var admin = await AdministratorAsync();
        var mail = $"{Guid.CreateVersion7():N}@kantor.example";
        var refused = await admin.SubmitAsync("/admin/users/new", "invite", ("Mail", mail), ("Name", "Ani Kusuma"), ("Role", "officer"), ("Institution", "Tidak ada ini"));
        Assert.That((refused.Code, refused.Words.Contains("Tidak ada lembaga dengan nama", StringComparison.Ordinal), refused.Words.Contains($"value=\"{mail}\"", StringComparison.Ordinal)), Is.EqualTo((400, true, true)));
        var invited = await admin.SubmitAsync("/admin/users/new", "invite", ("Mail", mail), ("Name", "Ani Kusuma"), ("Role", "officer"), ("Institution", "Kota Administrasi"));
        Assert.That(invited.To, Does.EndWith("?done=invited"));
        var person = invited.To!.Split('?')[0];
        Assert.That((await admin.GetAsync(person)).Words, Does.Contain("PIC").And.Contain("Kota Administrasi").And.Contain("Diundang"));
        Assert.That((await admin.SubmitAsync(person, "give", ("Role", "registrar"), ("Institution", "Kota Administrasi"))).To, Does.EndWith("?done=granted"));
        Assert.That((await admin.SubmitAsync(person, "take-0")).To, Does.EndWith("?done=taken"));
        Assert.That((await admin.GetAsync(person)).Words, Does.Contain("<strong>Bagian Kerja Sama</strong>").And.Not.Contain("<strong>PIC</strong>"));
        Assert.That((await admin.SubmitAsync(person, "disable")).To, Does.EndWith("?done=disabled"));
        Assert.That((await admin.GetAsync("/admin/users?q=" + mail)).Words, Does.Contain("Ani Kusuma").And.Contain("Nonaktif"));
        using var other = await AsAsync((Role.Administrator, await InstitutionAsync("Kota lain")));
        Assert.That((await other.GetAsync(person)).Code, Is.EqualTo(404), "out of scope");
    }

    [Test]
    public async Task All_sessions_of_somebody_can_be_ended()
    {
        using var admin = await AdministratorAsync();
        using var lost = await AsAsync((Role.Officer, _city));
        Assert.That((await lost.GetAsync("/account")).Code, Is.EqualTo(200));
        var mail = Mail().Match((await lost.GetAsync("/account")).Words).Value;
        var person = Person().Match((await admin.GetAsync("/admin/users?q=" + mail)).Text).Value;
        Assert.That((await admin.SubmitAsync(person, "end")).To, Does.EndWith("?done=ended"));
        Assert.That((await lost.GetAsync("/account")).To, Does.StartWith("/signin"));
    }

    [Test]
    public async Task A_key_is_shown_once_and_revoked()
    {
        using var admin = await AdministratorAsync();
        var made = await admin.SubmitAsync("/admin/keys/new", "key", ("Name", "sistem uji"), ("Scope", "read"), ("Institution", "Kota Administrasi"), ("ExpiresOn", ""));
        var secret = Secret().Match(made.Text).Value;
        Assert.That(secret, Is.Not.Empty);
        var list = await admin.GetAsync("/admin/keys");
        Assert.That(list.Words, Does.Contain("sistem uji").And.Not.Contain(secret));
        var form = Revoke().Matches(list.Text).Select(m => m.Groups["form"].Value).Last();
        Assert.That((await admin.SubmitAsync("/admin/keys", form)).To, Is.EqualTo("/admin/keys?done=revoked"));
        Assert.That((await admin.GetAsync("/admin/keys")).Words, Does.Contain("Dicabut"));
    }

    [Test]
    public async Task A_policy_is_previewed_before_it_is_kept_and_a_refusal_keeps_what_was_typed()
    {
        using var admin = await AdministratorAsync();
        const string Page = "/admin/policies/ia";
        var fields = new[]
        {
            ("EndSteps", "90, 30, 0"), ("NoticeSteps", "30"), ("GapSteps", "1, 7"), ("GapEvery", "30"), ("RenewalLead", "120"), ("StalledSteps", "1, 5"), ("ValidFrom", "1/1/2099"), ("Reason", "uji"),
            ("StageDays.opened", "5"), ("StageDays.preparation", "5"), ("StageDays.offered", "5"), ("StageDays.negotiation", "5"), ("StageDays.councilApproval", "5"), ("StageDays.readyToSign", "5"), ("StageDays.signingScheduled", "5"),
        };
        var wrong = await admin.SubmitAsync(Page, "policy", [.. fields[1..], ("EndSteps", "30, 90"), ("Act", "preview")]);
        Assert.That((wrong.Code, wrong.Words.Contains("Langkah harus makin kecil", StringComparison.Ordinal), wrong.Words.Contains("value=\"30, 90\"", StringComparison.Ordinal)), Is.EqualTo((400, true, true)));
        var preview = await admin.SubmitAsync(Page, "policy", [.. fields, ("Act", "preview")]);
        Assert.That(preview.Words, Does.Contain("Belum ada yang disimpan").And.Contain("value=\"90, 30, 0\""));
        Assert.That((await admin.GetAsync(Page)).Words, Does.Not.Contain("90, 30, 0"), "a preview keeps nothing");
        Assert.That((await admin.SubmitAsync(Page, "policy", [.. fields, ("Act", "save")])).To, Does.Contain("done=saved"));
        Assert.That((await admin.GetAsync(Page)).Words, Does.Contain("1 Januari 2099").And.Contain("90, 30, 0"));
    }

    [Test]
    public async Task Holidays_are_pasted_as_lines_and_taken_out_one_by_one()
    {
        using var admin = await AdministratorAsync();
        const string Page = "/admin/holidays/2050";
        var wrong = await admin.SubmitAsync(Page, "lines", ("Holidays", "25/12/2050; Natal; nasional\nlusa; Cuti"), ("How", "add"), ("Source", "SKB 1"), ("Act", "save"));
        Assert.That((wrong.Code, wrong.Words.Contains("Baris 2 tidak dipahami", StringComparison.Ordinal), wrong.Words.Contains("lusa; Cuti", StringComparison.Ordinal)), Is.EqualTo((400, true, true)));
        var kept = await admin.SubmitAsync(Page, "lines", ("Holidays", "25/12/2050; Natal; nasional\r\n26/12/2050; Cuti Natal; cuti bersama"), ("How", "add"), ("Source", "SKB 1"), ("Act", "save"));
        Assert.That(kept.To, Is.EqualTo(Page + "?done=saved"));
        Assert.That((await admin.SubmitAsync(Page, "remove-1")).To, Is.EqualTo(Page + "?done=saved"));
        Assert.That((await admin.GetAsync(Page)).Words, Does.Contain("Natal").And.Contain("SKB 1").And.Not.Contain("Cuti Natal</th>"));
    }

    [Test]
    public async Task A_stale_policy_or_list_of_holidays_can_be_sent_again_from_the_page_that_refused_it()
    {
        using var admin = await AdministratorAsync();
        const string Holidays = "/admin/holidays/2051", Policy = "/admin/policies/mou";
        Assert.That((await admin.SubmitAsync(Holidays, "lines", ("Holidays", "25/12/2051; Natal; nasional"), ("How", "add"), ("Source", "SKB 1"), ("Act", "save"))).To, Is.EqualTo(Holidays + "?done=saved"));
        var now = Browser.FormIn(await admin.GetAsync(Holidays), "lines")["Version"];
        var stale = await admin.SubmitAsync(Holidays, "lines", ("Version", "0"), ("Holidays", "26/12/2051; Cuti Natal; cuti bersama"), ("How", "add"), ("Source", "SKB 1"), ("Act", "save"));
        Assert.That((stale.Code, Browser.FormIn(stale, "lines")["Version"]), Is.EqualTo((409, now)));
        var fields = Browser.FormIn(await admin.GetAsync(Policy), "policy");
        var old = await admin.PostAsync(Policy, new Dictionary<string, string>(fields) { ["Version"] = "99", ["Act"] = "save", ["ValidFrom"] = "1/1/2099" });
        Assert.That((old.Code, Browser.FormIn(old, "policy")["Version"]), Is.EqualTo((409, fields["Version"])));
    }

    [Test]
    public async Task A_dead_letter_says_why_and_is_sent_again()
    {
        var id = Guid.CreateVersion7();
        await using (var connection = await TestDatabase.OpenAsync(Path.Combine(Directory, "data", "agreements.db")))
            await TestDatabase.ExecuteAsync(connection, """
                INSERT INTO outbox (id, purpose, recipient, subject, body_text, body_html, written_on, fallbacks, state, attempts, next_attempt_at, last_error, created_at)
                VALUES ($id, 'list', 'salah@kantor.example', 'Daftar', '', '', '2026-01-01', '[]', 'dead', 3, '2026-01-01T00:00:00.0000000Z', '550 User unknown', '2026-01-01T00:00:00.0000000Z')
                """, ("$id", id));
        using var admin = await AdministratorAsync();
        Assert.That((await admin.GetAsync("/admin/mails")).Words, Does.Contain("salah@kantor.example").And.Contain("550 User unknown"));
        Assert.That((await admin.SubmitAsync("/admin/mails", $"retry-{id:N}")).To, Is.EqualTo("/admin/mails?state=dead&done=retried"));
        Assert.That((await admin.GetAsync("/admin/mails")).Words, Does.Not.Contain("550 User unknown"));
        Assert.That((await admin.GetAsync("/admin/mails?state=apa")).Code, Is.EqualTo(400));
    }

    [Test]
    public async Task The_trail_is_filtered_verified_and_taken_out()
    {
        using var auditor = await AsAsync((Role.Auditor, null));
        Assert.That((await auditor.GetAsync("/admin/audit?subject=" + _city)).Words, Does.Contain("mencatat").And.Contain(_city.ToString()));
        Assert.That((await auditor.GetAsync("/admin/audit?from=kemarin&actor=")).Words, Does.Contain("kemarin").And.Contain("bukan tanggal"));
        Assert.That((await auditor.SubmitAsync("/admin/audit", "verify")).Words, Does.Contain("Utuh:"));
        var export = await auditor.GetAsync("/admin/audit/export.jsonl");
        Assert.That((export.Code, export.Raw.Content.Headers.ContentDisposition?.FileName), Is.EqualTo((200, "jejak-audit.jsonl")));
        Assert.That(export.Text, Does.Contain("\"hash\""));
    }

    [Test]
    public async Task The_help_holds_every_topic_and_every_word_in_both_languages()
    {
        using var anybody = await AsAsync();
        var page = await anybody.GetAsync("/help?lang=en");
        foreach (var topic in HelpTopics.All) Assert.That(page.Text, Does.Contain($"id=\"{topic}\""), topic);
        Assert.That(HelpTopics.All.Select(t => HelpTopics.Sentences(t).Count()), Is.All.Positive);
        Assert.That(page.Words, Does.Contain("Masa Jeda").And.Contain("gap").And.Contain("Keadaan Memaksa"));
    }

    [GeneratedRegex("agr_[A-Za-z0-9_-]{20,}", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("value=\"(?<form>revoke-[0-9a-f]{32})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Revoke();

    [GeneratedRegex("[0-9a-f]{32}@kantor\\.example", RegexOptions.None, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex("/admin/users/[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex Person();
}
