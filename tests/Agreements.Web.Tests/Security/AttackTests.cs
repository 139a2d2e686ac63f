using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>What somebody tries who has a browser of a victim at hand, an account of their own, or nothing but the address of the service.</summary>
public sealed partial class AttackTests : ServiceTest
{
    private const string Password = "lampu biru di atas meja";

    private Browser _rina = null!;

    private Guid _agreement, _city;

    protected override (string, string?)[] Settings => [("Accounts__Local", "true")];

    [OneTimeSetUp]
    public async Task SignInAsync()
    {
        var line = await Service.PrintedAsync(l => l.StartsWith("First administrator: ", StringComparison.Ordinal));
        _rina = new Browser(Service.Http.BaseAddress!);
        await _rina.SubmitAsync(new Uri(line["First administrator: ".Length..]).PathAndQuery, "setup", ("Mail", "rina@kantor.example"), ("Name", "Rina"), ("Password", Password));
        Assert.That((await _rina.GetAsync("/account")).Code, Is.EqualTo(200));
        var made = await CreateAsync();
        (_agreement, _city) = (made.Id, made.Body["parties"]![0]!["institution"]!.GetValue<Guid>());
    }

    [OneTimeTearDown]
    public void Leave() => _rina?.Dispose();

    // As Rina's browser sends what the page of another site asks.
    private ApiClient Lured(string? site, string? origin)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", "agreements=" + _rina.Session);
        if (site is not null) http.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        if (origin is not null) http.DefaultRequestHeaders.Add("Origin", origin);
        return new ApiClient(http);
    }

    [TestCase("cross-site", "https://evil.example", "application/json")]
    [TestCase("same-site", "http://evil.127.0.0.1", "application/json")]
    [TestCase(null, "https://evil.example", "application/json")]
    [TestCase(null, "null", "application/json")]
    [TestCase(null, null, "application/json")]
    [TestCase("same-origin", null, "text/plain")]
    [TestCase("same-origin", null, "application/x-www-form-urlencoded")]
    [TestCase("same-origin", null, "multipart/form-data; boundary=x")]
    public async Task The_page_of_another_site_writes_nothing_by_the_cookie(string? site, string? origin, string mediaType)
    {
        var name = $"Desa {Guid.CreateVersion7()}";
        var answer = await Lured(site, origin).SendAsync(HttpMethod.Post, "institutions", $$"""{"kind":"village","name":"{{name}}"}""", mediaType);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((403, new[] { "origin.foreign " })));
        Assert.That((await Api.GetAsync($"institutions?q={name}")).Body["items"]!.AsArray(), Is.Empty);
        var own = await Lured("same-origin", null).SendAsync(HttpMethod.Post, "institutions?validateOnly=true", $$"""{"kind":"village","name":"{{name}}"}""", "application/json");
        Assert.That(own.Code, Is.EqualTo(201), "our own page does");
    }

    [Test]
    public async Task No_page_of_another_site_reads_by_the_cookie()
    {
        foreach (var path in new[] { "agreements", "/account", "/openapi/v1.json" })
        {
            var answer = await Lured("cross-site", "https://evil.example").GetAsync(path);
            Assert.That(answer.Raw.Headers.Where(h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)), Is.Empty, path);
        }
    }

    private static readonly string[] Forms = ["/account", "/account/factor", "/signin", "/signin/code", "/signout", "/setup", "/reset", "/reset/x", "/invitation/x", "/"];

    [TestCaseSource(nameof(Forms))]
    public async Task No_form_is_taken_without_its_token(string path)
    {
        foreach (var handler in new[] { "profile", "password", "digest", "session", "sessions", "factor", "enable", "disable", "signin", "signout", "code", "setup", "forgotten", "reset", "invitation" })
        {
            var answer = await _rina.PostAsync(path, new() { ["_handler"] = handler, ["Name"] = "Penyerang", ["Mail"] = "x@evil.example", ["Password"] = Password });
            Assert.That(answer.Code, Is.EqualTo(400), handler);
        }
        Assert.That((await _rina.GetAsync("/account")).Words, Does.Contain("Rina").And.Not.Contain("Penyerang"));
    }

    [Test]
    public async Task The_token_of_somebody_elses_form_is_not_taken()
    {
        using var attacker = new Browser(Service.Http.BaseAddress!);
        var theirs = await attacker.GetAsync("/signin");
        var token = Token().Match(theirs.Text).Groups["token"].Value;
        Assert.That(token, Is.Not.Empty);
        Assert.That((await _rina.PostAsync("/account", new() { ["_handler"] = "profile", ["__RequestVerificationToken"] = token, ["Name"] = "Penyerang" })).Code, Is.EqualTo(400));
    }

    private static string Alert(Shown page) => Refusal().Match(page.Text).Value;

    [GeneratedRegex("<div class=\"notice bad\".*?</div>", RegexOptions.Singleline, 1000)]
    private static partial Regex Refusal();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [Test]
    public async Task Sign_in_says_the_same_whether_an_address_is_unknown_invited_shut_out_or_closed()
    {
        var grants = new[] { new { role = "officer", institution = _city } };
        await Api.PostAsync("users", new { mail = "diundang@kantor.example", name = "Diundang", grants });
        var out_ = await Api.PostAsync("users", new { mail = "keluar@kantor.example", name = "Keluar", grants });
        await Api.PatchAsync($"users/{out_.Id}", new { disabled = true }, ("If-Match", out_.Etag!));
        var told = new List<string>();
        foreach (var mail in new[] { "tidak-ada@kantor.example", "diundang@kantor.example", "keluar@kantor.example", "rina@kantor.example", "' OR 1=1 --", "bukan alamat" })
        {
            using var browser = new Browser(Service.Http.BaseAddress!);
            var page = await browser.SubmitAsync("/signin", "signin", ("Mail", mail), ("Password", "salah sekali lagi"));
            told.Add($"{page.Code} {Alert(page)} {browser.Session}");
        }
        Assert.That(told.Distinct().Count(), Is.EqualTo(1), string.Join('\n', told));
        Assert.That(told[0], Does.Contain("<"), "something is said");
    }

    [TestCase("users", """{"mail":"a@b.example","name":"A","grants":[{"role":"officer","institution":"<city>"}],"id":"00000000-0000-7000-8000-000000000001"}""", "/id")]
    [TestCase("users", """{"mail":"a@b.example","name":"A","grants":[{"role":"officer","institution":"<city>"}],"version":9}""", "/version")]
    [TestCase("users", """{"mail":"a@b.example","name":"A","grants":[{"role":"officer","institution":"<city>"}],"state":"active"}""", "/state")]
    [TestCase("users", """{"mail":"a@b.example","name":"A","grants":[{"role":"officer","institution":"<city>"}],"passwordHash":"x"}""", "/passwordHash")]
    [TestCase("users", """{"mail":"a@b.example","name":"A","grants":[{"role":"officer","institution":"<city>","permissions":63}]}""", "/grants/0/permissions")]
    [TestCase("api-keys", """{"name":"a","scope":"read","createdBy":"rina@kantor.example"}""", "/createdBy")]
    [TestCase("api-keys", """{"name":"a","scope":"read","hash":"00"}""", "/hash")]
    [TestCase("api-keys", """{"name":"a","scope":"read","key":"agr_x"}""", "/key")]
    [TestCase("api-keys", """{"name":"a","scope":"read","version":9}""", "/version")]
    [TestCase("agreements", """{"class":"mou","regime":"sinergi","title":"x","parties":[],"term":{"endBasis":"unknown"},"id":"00000000-0000-7000-8000-000000000001"}""", "/id")]
    [TestCase("agreements", """{"class":"mou","regime":"sinergi","title":"x","parties":[],"term":{"endBasis":"unknown"},"reference":"AGR-1"}""", "/reference")]
    [TestCase("agreements", """{"class":"mou","regime":"sinergi","title":"x","parties":[],"term":{"endBasis":"unknown"},"status":{"validity":"inForce"}}""", "/status")]
    [TestCase("agreements", """{"class":"mou","regime":"sinergi","title":"x","parties":[],"term":{"endBasis":"unknown"},"createdBy":"rina"}""", "/createdBy")]
    [TestCase("agreements", """{"class":"mou","regime":"sinergi","title":"x","parties":[],"term":{"endBasis":"unknown"},"lineage":"00000000-0000-7000-8000-000000000001"}""", "/lineage")]
    [TestCase("institutions", """{"kind":"village","name":"x","id":"00000000-0000-7000-8000-000000000001"}""", "/id")]
    [TestCase("institutions", """{"kind":"village","name":"x","mergedInto":"00000000-0000-7000-8000-000000000001"}""", "/mergedInto")]
    [TestCase("signing-events", """{"title":"x","heldOn":"2099-01-01","version":7}""", "/version")]
    [TestCase("renewals", """{"agreement":"<agreement>","stage":"signed"}""", "/stage")]
    [TestCase("agreements/<agreement>/internal-notes", """{"institution":"<city>","text":"x","author":"orang lain"}""", "/author")]
    [TestCase("agreements/<agreement>/internal-notes", """{"institution":"<city>","text":"x","at":"2020-01-01T00:00:00Z"}""", "/at")]
    public async Task Nobody_states_what_the_service_decides(string path, string body, string pointer)
    {
        string Put(string text) => text.Replace("<city>", $"{_city}", StringComparison.Ordinal).Replace("<agreement>", $"{_agreement}", StringComparison.Ordinal);
        var answer = await Api.SendAsync(HttpMethod.Post, Put(path), Put(body));
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { "json.unknownField " + pointer })), answer.Body.ToJsonString());
    }

    [Test]
    public async Task What_only_answers_hold_changes_nothing_when_it_is_sent_back()
    {
        var read = await Api.GetAsync($"agreements/{_agreement}");
        var changed = await Api.PatchAsync($"agreements/{_agreement}", """{"id":"00000000-0000-7000-8000-000000000001","reference":"AGR-X","version":99,"createdAt":"1999-01-01T00:00:00Z","status":{"validity":"void"}}""", ("If-Match", read.Etag!));
        Assert.That(changed.Code, Is.EqualTo(200), changed.Body.ToJsonString());
        foreach (var member in new[] { "id", "reference", "createdAt" }) Assert.That(changed.Body[member]!.ToJsonString(), Is.EqualTo(read.Body[member]!.ToJsonString()), member);
        Assert.That(changed.Body["status"]!["validity"]!.GetValue<string>(), Is.EqualTo("inForce"));
        foreach (var member in new[] { "process", "createdBy", "lineage", "planSeq" })
            Assert.That((await Api.PatchNowAsync(_agreement, new JsonObject { [member] = "registered" })).Errors, Is.EqualTo(new[] { "json.unknownField /" + member }), member);
        var user = await Api.PostAsync("users", new { mail = "massa@kantor.example", name = "Massa", grants = new[] { new { role = "officer", institution = _city } } });
        foreach (var member in new[] { "id", "mail", "state", "version", "passwordHash", "secondFactor", "createdAt" })
            Assert.That((await Api.PatchAsync($"users/{user.Id}", new JsonObject { [member] = "x" }, ("If-Match", user.Etag!))).Errors, Is.EqualTo(new[] { "json.unknownField /" + member }), member);
    }

    private async Task<ApiClient> PersonAsync(Role role)
    {
        var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", "agreements=" + (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (role, _city))).Session);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return new ApiClient(http);
    }

    private async Task<Dictionary<string, object?>> NewAsync(string process)
    {
        var body = await MouAsync(process: process);
        body["parties"] = new[] { new { institution = _city, number = $"M/{Guid.CreateVersion7()}" }, new { institution = await InstitutionAsync("Cabang"), number = $"N/{Guid.CreateVersion7()}" } };
        return body;
    }

    [TestCase(Role.Officer, 403)]
    [TestCase(Role.HeadOfUnit, 403)]
    [TestCase(Role.LegalOfficer, 201)]
    [TestCase(Role.Registrar, 201)]
    public async Task Who_may_not_register_enters_nothing_as_registered_or_verified(Role role, int code)
    {
        var person = await PersonAsync(role);
        var registered = await person.PostAsync("agreements", await NewAsync("registered"));
        Assert.That((registered.Code, registered.Errors.SingleOrDefault()), Is.EqualTo((code, code == 403 ? "forbidden /process" : null)));
        var verified = await NewAsync("signed");
        verified["verification"] = new { status = "verified" };
        var entered = await person.PostAsync("agreements", verified);
        Assert.That((entered.Code, entered.Errors.SingleOrDefault()), Is.EqualTo((code, code == 403 ? "forbidden /verification/status" : null)));
        var signed = await person.PostAsync("agreements", await NewAsync("signed"));
        Assert.That(signed.Code, Is.EqualTo(201), "what was signed elsewhere may be entered by all who edit");
        var patched = await person.PatchNowAsync(signed.Id, new { verification = new { status = "verified" } });
        Assert.That((patched.Code, patched.Errors.SingleOrDefault()), Is.EqualTo(code == 403 ? (403, "forbidden /verification/status") : (200, (string?)null)));
        Assert.That((await person.PatchNowAsync(signed.Id, new { verification = new { source = "surat" } })).Code, Is.EqualTo(200), "where it comes from may be said by all who edit");
    }

    [TestCase(Role.Officer, 403)]
    [TestCase(Role.Registrar, 200)]
    public async Task A_renewal_is_no_way_round_the_registration(Role role, int code)
    {
        var (at, person) = (await ReadyToSignAsync(), await PersonAsync(role));
        async Task<Answer> TryAsync(string action, object? verification) => await person.PostAsync($"{at}/actions/{action}?validateOnly=true", new
        {
            on = "2025-06-02", reason = "x", successor = new { term = new { endBasis = "fixed", endsOn = "2035-05-27" }, verification = verification ?? new { } },
            numbers = new[] { new { party = 1, number = "R/1" }, new { party = 2, number = "R/2" } },
        }, ("If-Match", (await Api.GetAsync(at)).Etag!));
        foreach (var (action, verification) in new[] { ("complete", null), ("sign", (object?)new { status = "verified" }) })
        {
            var done = await TryAsync(action, verification);
            Assert.That(done.Code, Is.EqualTo(code), $"{action}: {done.Body.ToJsonString()}");
        }
        var signed = await TryAsync("sign", null);
        Assert.That(signed.Code, Is.EqualTo(200), signed.Body.ToJsonString());
    }

    private async Task<string> ReadyToSignAsync()
    {
        var made = await Api.PostAsync("agreements", await NewAsync("registered"));
        var at = $"/api/v1/renewals/{(await Api.PostAsync("renewals", new { agreement = made.Id })).Id}";
        foreach (var action in new[] { "prepare", "offer", "negotiate", "finalise" })
        {
            var moved = await Api.PostAsync($"{at}/actions/{action}", new { }, ("If-Match", (await Api.GetAsync(at)).Etag!));
            Assert.That(moved.Code, Is.EqualTo(200), $"{action}: {moved.Body.ToJsonString()}");
        }
        return at;
    }

    private static readonly string[] Breaks = ["a\r\nBcc: x@evil.example", "a\nBcc: x@evil.example", "a\rBcc: x@evil.example", "a\u2028Bcc: x@evil.example", "a\u2029Bcc: x@evil.example", "a\u0085Bcc: x@evil.example", "a\0b", "a\u202Eb"];

    [TestCaseSource(nameof(Breaks))]
    public async Task Nobody_writes_a_line_into_the_head_of_a_mail(string text)
    {
        var body = await NewAsync("signed");
        body["title"] = text;
        Refused("title", await Api.PostAsync("agreements", body));
        Refused("title, changed", await Api.PatchNowAsync(_agreement, new { title = text }));
        (body["title"], body["officer"]) = ("Nota", new { institution = _city, name = text, mail = "a@b.example" });
        Refused("name of the officer", await Api.PostAsync("agreements", body));
        body["officer"] = new { institution = _city, name = "A", mail = text + "@b.example" };
        Refused("mail of the officer", await Api.PostAsync("agreements", body));
        Refused("institution", await Api.PostAsync("institutions", new { kind = "village", name = text }));
        Refused("mailbox", await Api.PostAsync("institutions", new { kind = "village", name = "Desa", mailbox = text + "@b.example" }));
        Refused("user", await Api.PostAsync("users", new { mail = "u@b.example", name = text, grants = new[] { new { role = "officer", institution = _city } } }));
        Refused("mail of a user", await Api.PostAsync("users", new { mail = text + "@b.example", name = "U", grants = new[] { new { role = "officer", institution = _city } } }));
        Refused("hand over", await Api.PostAsync("officers/hand-over", new { from = "a@b.example", to = new { mail = "b@b.example", name = text } }));
        Refused("recipient", await Api.SendAsync(HttpMethod.Put, "recipients/" + Uri.EscapeDataString(text + "@b.example"), """{"mode":"daily"}""", ("If-Match", "\"0\"")));
        Refused("ceremony", await Api.PostAsync("signing-events", new { title = text, heldOn = "2099-01-01" }));
    }

    private static void Refused(string what, Answer answer) => Assert.That(answer.Code, Is.EqualTo(400), $"{what}: {answer.Body.ToJsonString()}");

    [Test]
    public async Task A_mail_names_our_own_address_whatever_the_request_says()
    {
        var body = new { mail = "tamu@kantor.example", name = "Tamu", grants = new[] { new { role = "officer", institution = _city } } };
        Assert.That((await Api.PostAsync("users", body, ("Host", "evil.example"))).Code, Is.EqualTo(400));
        Assert.That((await Api.PostAsync("users", body, ("X-Forwarded-Host", "evil.example"), ("Forwarded", "host=evil.example"), ("X-Forwarded-Proto", "https"), ("X-Original-Host", "evil.example"))).Code, Is.EqualTo(201));
        var mail = await MailAsync("tamu@kantor.example");
        Assert.That(mail, Does.Contain("http://127.0.0.1:5080/invitation/").And.Not.Contain("evil.example"));
    }

    private async Task<string> MailAsync(string to)
    {
        var folder = Path.Combine(Directory, "data", "mail");
        for (var attempt = 0; attempt < 500; attempt++)
        {
            if (System.IO.Directory.Exists(folder))
                foreach (var file in System.IO.Directory.GetFiles(folder, "*.eml"))
                    if ((await MimeKit.MimeMessage.LoadAsync(file)) is var mail && mail.To.ToString().Contains(to, StringComparison.Ordinal)) return mail.TextBody!;
            await Api.GetAsync("agreements");
        }
        throw new AssertionException("No mail to " + to);
    }

    [TestCase("X-HTTP-Method-Override")]
    [TestCase("X-HTTP-Method")]
    [TestCase("X-Method-Override")]
    public async Task A_header_does_not_turn_one_method_into_another(string header)
    {
        var key = await Api.PostAsync("api-keys", new { name = "tetap", scope = "read" });
        await Api.GetAsync($"api-keys/{key.Id}", (header, "DELETE"), ("If-Match", key.Etag!));
        Assert.That((await Api.PostAsync($"api-keys/{key.Id}?_method=DELETE", "{}", (header, "DELETE"), ("If-Match", key.Etag!))).Code, Is.EqualTo(405));
        Assert.That((await Api.GetAsync($"api-keys/{key.Id}")).Body["revokedAt"], Is.Null);
        Assert.That((await Lured("cross-site", "https://evil.example").GetAsync("agreements", (header, "POST"))).Code, Is.EqualTo(200), "it stays a question");
    }

    [TestCase("""{"kind":"village","name":"a\ud800b"}""")]
    [TestCase("""{"kind":"village","name":"a\udc00\ud800b"}""")]
    [TestCase("""{"kind":"village","name":"a\u0000b"}""")]
    [TestCase("""{"kind":"village","\ud800":"x","name":"b"}""")]
    public async Task Halves_of_characters_and_NUL_are_400_in_every_kind_of_body(string body)
    {
        var before = await Api.GetAsync("institutions?pageSize=1&q=a");
        Assert.That((await Api.SendAsync(HttpMethod.Post, "institutions", body)).Code, Is.EqualTo(400));
        var patch = await Api.SendAsync(HttpMethod.Patch, $"institutions/{_city}", body, ("If-Match", (await Api.GetAsync($"institutions/{_city}")).Etag!));
        Assert.That(patch.Code, Is.EqualTo(400), patch.Body.ToJsonString());
        Assert.That((await Api.SendAsync(HttpMethod.Patch, $"agreements/{_agreement}", body.Replace("name", "title", StringComparison.Ordinal), ("If-Match", (await Api.GetAsync($"agreements/{_agreement}")).Etag!))).Code, Is.EqualTo(400));
        Assert.That(before.Code, Is.EqualTo(200));
        foreach (var query in new[] { "institutions?q=%ED%A0%80", "institutions?q=%FF%FE", "agreements?q=%C0%AE", "audit?actor=%ED%A0%80" })
            Assert.That((await Api.GetAsync(query)).Code, Is.EqualTo(200).Or.EqualTo(400), query);
    }

    [Test]
    public async Task A_cookie_that_is_no_secret_of_ours_opens_nothing()
    {
        foreach (var value in new[] { "x", new string('a', 5000), "' OR 1=1 --", "%00", "..", _rina.Session![..^1], _rina.Session + "A", _rina.Session!.ToUpperInvariant() })
        {
            var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Service.Http.BaseAddress };
            http.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "agreements=" + value);
            Assert.That((await new ApiClient(http).GetAsync("agreements")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), value);
        }
    }
}
