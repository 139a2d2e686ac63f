using System.Text.Json.Nodes;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>The page of an agreement and its forms, as a browser without script gets them.</summary>
public sealed class AgreementPageTests : ServiceTest
{
    private async Task<Browser> PersonAsync(Role role, Guid? institution)
    {
        var person = await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (role, institution));
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", person.Session));
        return browser;
    }

    private static Guid Party(Answer agreement, int order) => agreement.Body["parties"]![order - 1]!["institution"]!.GetValue<Guid>();

    private static async Task<Shown> SendAsync(Browser browser, string path, string form, string? press, params (string Name, string? Value)[] changes)
    {
        var fields = Browser.FormIn(await browser.GetAsync(path), form);
        return await SendAsync(browser, path, fields, press, changes);
    }

    private static Task<Shown> SendAsync(Browser browser, string path, Dictionary<string, string> fields, string? press, params (string Name, string? Value)[] changes)
    {
        foreach (var (name, value) in changes)
            if (value is null) fields.Remove(name);
            else fields[name] = value;
        if (press is not null) fields["Do"] = press;
        return browser.PostAsync(path, fields);
    }

    [Test]
    public async Task The_page_tells_the_facts_as_of_a_day_and_draws_the_gap_before_its_successor()
    {
        var old = await CreateAsync("2030-05-25");
        var next = await MouAsync(null, "proposed");
        next["parties"] = new[] { new { institution = Party(old, 1) }, new { institution = Party(old, 2) } };
        next["predecessor"] = old.Id;
        next["signingPlan"] = new { on = "2030-05-28" };
        Assert.That((await Api.PostAsync("agreements", next)).Code, Is.EqualTo(201));
        using var browser = await PersonAsync(Role.HeadOfUnit, Party(old, 1));
        var page = await browser.GetAsync($"/agreements/{old.Id}?asOf=20%20Mei%202030");
        Assert.That(page.Words, Does.Contain("Keadaan per 20 Mei 2030").And.Contain("Sabtu, 25 Mei 2030").And.Contain("5 hari lagi")
            .And.Contain("Akan ada masa jeda 2 hari, dari 26 Mei 2030 sampai 27 Mei 2030").And.Contain("class=\"gap\"").And.Contain(old.Body["parties"]![0]!["number"]!.ToString()).And.Contain("Pengingat dan alasannya"));
        Assert.That((await browser.GetAsync($"/agreements/{old.Id}?asOf=20%20Mei%2030")) is { Code: 400 } refused && refused.Words.Contains("empat angka", StringComparison.Ordinal), Is.True);
    }

    [Test]
    public async Task Out_of_scope_there_is_no_page_and_without_the_right_no_button_and_no_form()
    {
        var view = await CreateAsync();
        using var stranger = await PersonAsync(Role.Administrator, await InstitutionAsync("Lain"));
        using var reader = await PersonAsync(Role.Oversight, Party(view, 1));
        foreach (var path in new[] { "", "/edit", "/addenda/new" }) Assert.That((await stranger.GetAsync($"/agreements/{view.Id}{path}")).Code, Is.EqualTo(404), path);
        var page = await reader.GetAsync($"/agreements/{view.Id}");
        Assert.That((page.Code, page.Text.Contains("/edit\"", StringComparison.Ordinal), page.Text.Contains("act-", StringComparison.Ordinal), page.Text.Contains("take-over", StringComparison.Ordinal)), Is.EqualTo((200, false, false, false)));
        foreach (var path in new[] { $"/agreements/{view.Id}/edit", $"/agreements/{view.Id}/addenda/new", "/agreements/new" }) Assert.That((await reader.GetAsync(path)).Code, Is.EqualTo(403), path);
    }

    [Test]
    public async Task An_action_is_done_and_a_refused_one_comes_back_with_its_reason_and_what_was_typed()
    {
        var view = await CreateAsync(process: "proposed");
        var path = $"/agreements/{view.Id}";
        using var browser = await PersonAsync(Role.Registrar, Party(view, 1));
        var early = Browser.FormIn(await browser.GetAsync(path), "act-submit");
        Assert.That((await SendAsync(browser, path, "act-withdraw", null)).Words, Does.Contain("Tindakan ini memerlukan alasan."));
        Assert.That((await SendAsync(browser, path, early, null)).To, Is.EqualTo(path + "?done=submit"));
        var stale = await SendAsync(browser, path, early, null);
        Assert.That((stale.Code, stale.Words.Contains("Data sudah diubah orang lain", StringComparison.Ordinal)), Is.EqualTo((409, true)));
        var again = await SendAsync(browser, path, early, null, ("Version", "2"));
        Assert.That((again.Code, again.Words.Contains("tidak dapat dilakukan pada status Telaah", StringComparison.Ordinal)), Is.EqualTo((409, true)), "its state has moved on");
        Assert.That((await SendAsync(browser, path, "act-return", null, ("Reason", "Nomor belum <b>ada</b>"))).To, Is.EqualTo(path + "?done=return"));
        Assert.That((await browser.GetAsync(path)).Text, Does.Contain("Nomor belum &lt;b&gt;ada&lt;/b&gt;").And.Contain("Perlu Perbaikan"));
    }

    [Test]
    public async Task An_agreement_is_checked_kept_as_a_draft_and_saved_in_one_form()
    {
        var (city, branch) = ("Kota " + Guid.CreateVersion7(), "Cabang " + Guid.CreateVersion7());
        var id = await InstitutionAsync(city);
        await InstitutionAsync(branch, "bpjsBranch");
        using var browser = await PersonAsync(Role.Officer, id);
        (string, string?)[] typed =
        [
            ("Class", "mou"), ("Regime", "sinergi"), ("Title", "Nota \"baru\""), ("Parties[0].Institution", city), ("Parties[1].Institution", branch[..12]), ("SigningPlan.On", "Senin, 28 Mei 2030"),
            ("Term.EndBasis", "computed"), ("Term.Duration.Amount", "5"),
        ];
        var refused = await SendAsync(browser, "/agreements/new", "agreement", "check", typed);
        Assert.That(refused.Words, Does.Contain("tanggal itu hari Selasa").And.Contain("belum jelas").And.Contain($"<span>{branch}</span>"), "a weekday that is another, a name that may be several");
        var offered = await browser.GetAsync("/agreements/new");
        Assert.That((offered.Words.Contains("Ada draf Anda", StringComparison.Ordinal), Browser.FormIn(offered, "agreement")["Title"]), Is.EqualTo((true, "")));
        var passed = await SendAsync(browser, "/agreements/new?draft=open", "agreement", "check", ("Parties[1].Institution", branch), ("SigningPlan.On", "28/5/2030"));
        Assert.That(passed.Words, Does.Contain("Tidak ada yang menghalangi penyimpanan").And.Contain("27 Mei 2035").And.Contain("28 Mei 2035"));
        var saved = await SendAsync(browser, "/agreements/new", Browser.FormIn(passed, "agreement"), "save");
        Assert.That(saved.To, Does.Match("^/agreements/[0-9a-f-]{36}\\?done=created$"));
        Assert.That((await browser.GetAsync(saved.To!)).Words, Does.Contain("Nota \"baru\"").And.Contain(branch).And.Contain("Perjanjian sudah disimpan."));
        Assert.That((await browser.GetAsync("/agreements/new")).Words, Does.Not.Contain("Ada draf Anda"));
    }

    [Test]
    public async Task Parties_are_added_and_removed_without_script_and_nothing_typed_is_lost()
    {
        using var browser = await PersonAsync(Role.Administrator, null);
        var three = await SendAsync(browser, "/agreements/new", "agreement", "addParty", ("Title", "Judul"), ("Parties[0].Number", "1/A"), ("Parties[1].Number", "2/B"));
        var two = Browser.FormIn(await SendAsync(browser, "/agreements/new", Browser.FormIn(three, "agreement"), "removeParty-0", ("Parties[2].Number", "3/C")), "agreement");
        Assert.That((two["Title"], two["Parties.Count"], two["Parties[0].Number"], two["Parties[1].Number"], two.ContainsKey("Parties[2].Number")), Is.EqualTo(("Judul", "2", "2/B", "3/C", false)));
    }

    [Test]
    public async Task Only_what_was_changed_is_changed()
    {
        var view = await CreateAsync();
        await Api.PatchNowAsync(view.Id, new { notes = new[] { new { on = "2025-05-20", text = "Rapat" } }, notice = new { amount = 3, unit = "months" }, scope = new[] { "satu", "dua" } });
        using var browser = await PersonAsync(Role.Administrator, null);
        var saved = await SendAsync(browser, $"/agreements/{view.Id}/edit", "agreement", "save", ("Notice.Amount", ""), ("Segments", "BPU\r\nPU"));
        Assert.That(saved.To, Is.EqualTo($"/agreements/{view.Id}?done=saved"), saved.Words);
        var changes = (await Api.GetAsync($"agreements/{view.Id}/timeline")).Body["items"]!.AsArray()[^1]!["changes"]!.AsArray().Select(c => c!["path"]!.ToString());
        Assert.That(changes, Is.EquivalentTo(new[] { "/facts/notice/amount", "/facts/notice/unit", "/facts/segments/0", "/facts/segments/1" }));
    }

    [Test]
    public async Task Who_saves_second_sees_both_versions_and_loses_nothing()
    {
        var view = await CreateAsync();
        var path = $"/agreements/{view.Id}/edit";
        using var browser = await PersonAsync(Role.Administrator, null);
        var mine = Browser.FormIn(await browser.GetAsync(path), "agreement");
        await Api.PatchNowAsync(view.Id, new { title = "Judul mereka", programmes = new[] { "JKK" } });
        var shown = await SendAsync(browser, path, mine, "save", ("Title", "Judul saya"), ("Segments", "BPU"));
        Assert.That(shown.Code, Is.EqualTo(409));
        Assert.That(shown.Words, Does.Contain("Orang lain lebih dahulu menyimpan").And.Contain("Judul mereka").And.Contain("name=\"Pick[Title]\"").And.Not.Contain("name=\"Pick[Programmes]\""));
        var merged = Browser.FormIn(shown, "agreement");
        Assert.That((merged["Title"], merged["Programmes"], merged["Segments"]), Is.EqualTo(("Judul saya", "JKK", "BPU")));
        Assert.That((await SendAsync(browser, path, merged, "save", ("Pick[Title]", "theirs"))).To, Is.EqualTo($"/agreements/{view.Id}?done=saved"));
        var now = (await Api.GetAsync($"agreements/{view.Id}")).Body;
        Assert.That((now["title"]!.ToString(), now["segments"]!.ToJsonString(), now["programmes"]!.ToJsonString()), Is.EqualTo(("Judul mereka", "[\"BPU\"]", "[\"JKK\"]")));
    }

    [Test]
    public async Task An_addendum_is_recorded_with_a_new_end_and_told_in_words()
    {
        var view = await CreateAsync("2030-05-25");
        using var browser = await PersonAsync(Role.Officer, Party(view, 1));
        var path = $"/agreements/{view.Id}/addenda/new";
        var refused = await SendAsync(browser, path, "addendum", null, ("Amendment.EndsOn", "1 Januari 2031"));
        Assert.That((refused.Code, refused.Words.Contains("Tanggal ini wajib diisi.", StringComparison.Ordinal), Browser.FormIn(refused, "addendum")["Amendment.EndsOn"]), Is.EqualTo((400, true, "1 Januari 2031")));
        Assert.That((await SendAsync(browser, path, "addendum", null, ("SignedOn", "2/6/2025"), ("Amendment.EndsOn", "1 Januari 2031"), ("Numbers[1].Number", "7/ADD"))).To, Is.EqualTo($"/agreements/{view.Id}?done=amended"));
        Assert.That((await browser.GetAsync($"/agreements/{view.Id}")).Words, Does.Contain("Berakhir: Rabu, 1 Januari 2031").And.Contain("7/ADD"));
    }
}
