using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>An officer's day at a browser without script: today, renewals, ceremonies, the calendar.</summary>
public sealed partial class WorkPageTests : ServiceTest
{
    private readonly DateOnly _today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7));
    private Guid _city;
    private Guid _mou;
    private Guid _case;

    [OneTimeSetUp]
    public async Task BeginAsync()
    {
        var body = await MouAsync(Iso(10));
        body["title"] = "Nota Kesepahaman <b>Kota</b> & \"Cabang\"";
        _mou = (await Api.PostAsync("agreements", body)).Id;
        _city = (await Api.GetAsync($"agreements/{_mou}")).Body["parties"]![0]!["institution"]!.GetValue<Guid>();
        _case = await OpenAsync(_mou);
    }

    private string Iso(int days) => _today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Written(int days) => _today.AddDays(days).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private async Task<Browser> SignInAsync(Role role, Guid? at)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new Cookie("agreements", (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (role, at))).Session));
        return browser;
    }

    [Test]
    public async Task Today_names_what_presses_and_leads_on_and_a_strangers_day_is_empty()
    {
        using var officer = await SignInAsync(Role.Officer, _city);
        var page = await officer.GetAsync("/");
        Assert.That(page.Text, Does.Contain("Nota Kesepahaman &lt;b&gt;Kota&lt;/b&gt;").And.Contain("/renewals/" + _case).And.Contain("/agreements?flag=gap").And.Not.Contain("<script>"));
        using var stranger = await SignInAsync(Role.Officer, await InstitutionAsync("Kota Lain"));
        Assert.That((await stranger.GetAsync("/")).Words, Does.Contain("Tiga langkah pertama").And.Not.Contain("Nota Kesepahaman <b>"));
        Assert.That((await stranger.GetAsync("/renewals/" + _case)).Code, Is.EqualTo(404));
    }

    [Test]
    public async Task A_date_is_tried_before_it_is_saved_and_what_was_typed_stays()
    {
        using var officer = await SignInAsync(Role.Officer, _city);
        var path = "/renewals/" + _case;
        var tried = await officer.SubmitAsync(path, "plan", ("SigningOn", Written(13)), ("Do", "check"));
        Assert.That(tried.Words, Does.Contain("Dengan rencana ini: Akan ada masa jeda 2 hari").And.Contain($"value=\"{Written(13)}\""));
        Assert.That((await Api.GetAsync($"renewals/{_case}")).Body["plan"]!["signingOn"], Is.Null, "nothing is kept");
        var refused = await officer.SubmitAsync(path, "plan", ("SigningOn", "31/2/2030"), ("Do", "save"));
        Assert.That((refused.Code, refused.Words.Contains("value=\"31/2/2030\"", StringComparison.Ordinal)), Is.EqualTo((400, true)));
        var saved = await officer.SubmitAsync(path, "plan", ("SigningOn", Written(13)), ("Do", "save"));
        Assert.That(saved.To, Is.EqualTo(path + "?done=plan"));
        Assert.That((await officer.GetAsync("/renewals")).Words, Does.Contain("Akan ada masa jeda 2 hari"));
    }

    [Test]
    public async Task A_form_that_somebody_overtook_is_shown_again_with_its_words_and_taken_the_second_time()
    {
        var renewal = await CaseAsync();
        using var officer = await SignInAsync(Role.HeadOfUnit, null);
        var path = "/renewals/" + renewal;
        var stale = await officer.SubmitAsync(path, "end", ("EndReason", "Objeknya tidak ada lagi"), ("End", "lapse"), ("Version", "0"));
        Assert.That((stale.Code, stale.Words.Contains("Objeknya tidak ada lagi", StringComparison.Ordinal), stale.Words.Contains("Isian Anda masih ada", StringComparison.Ordinal)), Is.EqualTo((409, true, true)));
        Assert.That((await officer.SubmitAsync(path, "end", ("EndReason", "Objeknya tidak ada lagi"), ("End", "lapse"))).To, Is.EqualTo(path + "?done=lapse"));
        Assert.That((await officer.GetAsync(path)).Words, Does.Contain("Diputuskan tidak diperpanjang"));
    }

    [Test]
    public async Task Who_may_only_read_sees_the_case_and_no_form()
    {
        using var reader = await SignInAsync(Role.Oversight, _city);
        var page = await reader.GetAsync("/renewals/" + _case);
        Assert.That((page.Code, FormName().Count(page.Text)), Is.EqualTo((200, 0)));
        Assert.That((await reader.GetAsync("/signing-events")).Text, Does.Not.Contain("/signing-events/new\""));
    }

    [Test]
    public async Task A_case_goes_its_way_by_its_buttons_to_the_registered_successor()
    {
        var renewal = await CaseAsync();
        using var officer = await SignInAsync(Role.Registrar, null);
        var path = "/renewals/" + renewal;
        foreach (var move in new[] { "prepare", "offer", "negotiate", "finalise" }) Assert.That((await officer.SubmitAsync(path, "move", ("Move", move))).To, Is.EqualTo(path + "?done=" + move));
        Assert.That((await officer.SubmitAsync(path, "task", ("What", "Kirim surat"), ("DueOn", Written(3)))).To, Is.EqualTo(path + "?done=task"));
        Assert.That((await officer.SubmitAsync(path, "meeting", ("Agenda", "Rapat OPD"), ("HeldOn", Written(0)), ("Attending", "29"))).To, Is.EqualTo(path + "?done=meeting"));
        Assert.That((await officer.SubmitAsync(path, "check-initials")).To, Is.EqualTo(path + "?done=check"));
        var open = await officer.SubmitAsync(path, "signing", ("SignedOn", Written(0)), ("NewEnd", Written(2000)), ("Act", "complete"));
        Assert.That((open.Code, open.Words.Contains($"value=\"{Written(2000)}\"", StringComparison.Ordinal)), Is.EqualTo((409, true)), "the checklist is open, and no reason is given");
        var done = await officer.SubmitAsync(path, "signing", ("SignedOn", Written(0)), ("NewEnd", Written(2000)), ("Numbers[0]", "1/BARU"), ("Numbers[1]", "2/BARU"), ("SigningReason", "Meterai menyusul"), ("Act", "complete"));
        Assert.That(done.To, Is.EqualTo(path + "?done=complete"));
        var page = await officer.GetAsync(path);
        Assert.That(page.Words, Does.Contain("Meterai menyusul").And.Contain("Lihat penerus").And.Contain("Rapat OPD"));
    }

    [Test]
    public async Task A_ceremony_shows_every_forecast_before_it_moves()
    {
        using var officer = await SignInAsync(Role.Officer, _city);
        var made = await officer.SubmitAsync("/signing-events/new", "ceremony", ("Title", "HUT Kota"), ("HeldOn", Written(5)));
        var id = made.To!.Split('/', '?')[2];
        var renewal = await CaseAsync(_city);
        await officer.SubmitAsync("/renewals/" + renewal, "plan", ("SigningOn", ""), ("SigningEvent", id), ("Do", "save"));
        var tried = await officer.SubmitAsync("/signing-events/" + id, "change", ("Title", "HUT Kota"), ("HeldOn", Written(13)), ("Method", "hybrid"), ("Do", "check"));
        Assert.That(tried.Words, Does.Contain("tanpa masa jeda").And.Contain("<strong>masa jeda 2 hari</strong>").And.Contain("Diberi tahu setelah disimpan"));
        Assert.That((await Api.GetAsync($"signing-events/{id}")).Body["heldOn"]!.GetValue<string>(), Is.EqualTo(Iso(5)));
        Assert.That((await officer.SubmitAsync("/signing-events/" + id, "change", ("Title", "HUT Kota"), ("HeldOn", Written(13)), ("Method", "hybrid"), ("Do", "save"))).To, Is.EqualTo($"/signing-events/{id}?done=moved"));
        Assert.That((await Api.GetAsync($"renewals/{renewal}")).Body["plan"]!["signingOn"]!.GetValue<string>(), Is.EqualTo(Iso(13)));
    }

    [Test]
    public async Task The_calendar_gives_an_address_once_and_takes_it_back()
    {
        using var officer = await SignInAsync(Role.Officer, _city);
        var made = await officer.SubmitAsync("/calendar", "feed", ("Name", "Saya"));
        var path = Address().Match(made.Text).Value;
        var text = await Service.Http.GetAsync(path);
        Assert.That((text.StatusCode, text.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/calendar")));
        Assert.That(await text.Content.ReadAsStringAsync(), Does.Contain($"{_mou}-end@agreements"));
        var page = await officer.GetAsync("/calendar");
        Assert.That(page.Text, Does.Not.Contain(path).And.Contain("class=\"entry "));
        await officer.SubmitAsync("/calendar", Revoke().Match(page.Text).Groups["form"].Value);
        Assert.That((await Service.Http.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await officer.GetAsync($"/calendar/validity?institution={_city}")).Words, Does.Contain("Masa berlaku perjanjian"));
    }

    [TestCase("/renewals?stage=zzz")]
    [TestCase("/renewals?view=list&stalled=mungkin")]
    [TestCase("/signing-events?from=31/2/2025")]
    [TestCase("/calendar?month=2025-13")]
    [TestCase("/calendar?institution=x")]
    [TestCase("/calendar/validity?years=0")]
    public async Task A_value_that_is_none_is_refused_on_the_page(string path)
    {
        using var officer = await SignInAsync(Role.Officer, _city);
        var page = await officer.GetAsync(path);
        Assert.That((page.Code, page.Text.Contains("role=\"alert\"", StringComparison.Ordinal), page.Text.Contains("<h1", StringComparison.Ordinal)), Is.EqualTo((400, true, true)));
    }

    private async Task<Guid> CaseAsync(Guid? city = null)
    {
        var body = await MouAsync(Iso(10));
        if (city is { } id) body["parties"] = new[] { new { institution = id, number = $"1/{Guid.CreateVersion7()}" }, new { institution = await InstitutionAsync("Cabang " + Guid.CreateVersion7(), "bpjsBranch"), number = $"2/{Guid.CreateVersion7()}" } };
        return await OpenAsync((await Api.PostAsync("agreements", body)).Id);
    }

    // The sweep may be first.
    private async Task<Guid> OpenAsync(Guid agreement) => await Api.PostAsync("renewals", new { agreement }) is { Code: 201 } made ? made.Id
        : (await Api.GetAsync($"renewals?agreement={agreement}")).Body["items"]![0]!["id"]!.GetValue<Guid>();

    [GeneratedRegex("name=\"_handler\"", RegexOptions.None, 1000)]
    private static partial Regex FormName();

    [GeneratedRegex("/calendar/[A-Za-z0-9_-]{43}\\.ics", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("name=\"_handler\" value=\"(?<form>revoke-[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Revoke();
}
