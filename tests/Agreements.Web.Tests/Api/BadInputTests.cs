using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>What nobody should send: a 4xx problem with code and place, nothing written, nothing in the log that does not belong there.</summary>
public sealed class BadInputTests : ServiceTest
{
    private const string Hostile = "'; DROP TABLE agreements; -- {0} ${jndi:ldap://x} <script>alert(1)</script> 🤝";

    private static readonly (string Name, Action<JsonObject> Break, string Error)[] Broken =
    [
        ("an unknown field", b => b["colour"] = "red", "json.unknownField /colour"),
        ("an unknown field of a party", b => b["parties"]![0]!["colour"] = "red", "json.unknownField /parties/0/colour"),
        ("a missing field", b => b.Remove("title"), "json.required /title"),
        ("a notice without its unit", b => b["notice"] = new JsonObject { ["amount"] = 3 }, "json.required /notice/unit"),
        ("a notice without its amount", b => b["notice"] = new JsonObject { ["unit"] = "months" }, "json.required /notice/amount"),
        ("a party without its institution", b => b["parties"]![1]!.AsObject().Remove("institution"), "json.required /parties/1/institution"),
        ("a note without its text", b => b["notes"] = new JsonArray(new JsonObject { ["on"] = "2025-01-01" }), "json.required /notes/0/text"),
        ("an officer without an institution", b => b["officer"] = new JsonObject { ["mail"] = "a@b.example" }, "json.required /officer/institution"),
        ("a word that is not one of the class", b => b["class"] = "treaty", "json.value /class"),
        ("a number for a word", b => b["class"] = 1, "json.value /class"),
        ("30 February", b => b["term"]!["endsOn"] = "2026-02-30", "date.invalid /term/endsOn"),
        ("a two-digit year", b => b["term"]!["endsOn"] = "26-02-20", "date.invalid /term/endsOn"),
        ("a date with a time", b => b["term"]!["endsOn"] = "2026-02-20T00:00:00Z", "date.invalid /term/endsOn"),
        ("an end before the start", b => b["term"]!["endsOn"] = "2025-05-27", "term.endBeforeStart /term/endsOn"),
        ("one party", b => b["parties"]!.AsArray().RemoveAt(1), "party.tooFew /parties"),
        ("the same party twice", b => b["parties"]![1]!["institution"] = b["parties"]![0]!["institution"]!.GetValue<string>(), "party.twice /parties/1/institution"),
        ("an institution that is not there", b => b["parties"]![1]!["institution"] = "00000000-0000-7000-8000-000000000000", "institution.unknown /parties/1/institution"),
        ("no id where an id belongs", b => b["parties"]![1]!["institution"] = "1 OR 1=1", "json.value /parties/1/institution"),
        ("null in a list of texts", b => b["scope"] = new JsonArray((JsonNode?)null), "list.null /scope"),
        ("null in the list of parties", b => b["parties"] = new JsonArray(null, null), "list.null /parties"),
        ("null for a list", b => b["scope"] = null, "json.value /scope"),
        ("a text for a list", b => b["scope"] = "x", "json.value /scope"),
        ("a title of 1,001 characters", b => b["title"] = new string('x', 1001), "text.tooLong /title"),
        ("NUL in a text", b => b["title"] = "a\0b", "text.controlCharacter /title"),
        ("a control character in a number", b => b["parties"]![0]!["number"] = "1\u0007", "text.controlCharacter /parties/0/number"),
        ("201 notes", b => b["notes"] = new JsonArray([.. Enumerable.Range(0, 201).Select(_ => (JsonNode)new JsonObject { ["on"] = "2025-01-01", ["text"] = "x" })]), "list.tooLong /notes"),
        ("a parent that is not there", b => b["parent"] = "00000000-0000-7000-8000-000000000000", "agreement.unknown /parent"),
        ("a state that cannot be entered", b => b["process"] = "negotiation", "process.entry /process"),
        ("a fraction for a whole number", b => b["notice"] = new JsonObject { ["amount"] = 1.5, ["unit"] = "months" }, "json.value /notice/amount"),
        ("a number beyond the type", b => b["notice"] = new JsonObject { ["amount"] = 99999999999L, ["unit"] = "months" }, "json.value /notice/amount"),
        ("an officer's mail with a line break", b => b["officer"] = new JsonObject { ["institution"] = b["parties"]![0]!["institution"]!.GetValue<string>(), ["mail"] = "a@b.example\nBcc: c@d.example" }, "mail.address /officer/mail"),
    ];

    private static IEnumerable<TestCaseData> Cases() => Broken.Select(b => new TestCaseData(b.Break, b.Error).SetName("Refused with its place: " + b.Name));

    private async Task<JsonObject> BodyAsync() => JsonSerializer.SerializeToNode(await MouAsync())!.AsObject();

    private async Task<int> CountAsync() => (await Api.GetAsync("agreements?includeTotal=true&pageSize=1")).Body["total"]!.GetValue<int>();

    [TestCaseSource(nameof(Cases))]
    public async Task A_broken_body(Action<JsonObject> @break, string error)
    {
        var body = await BodyAsync();
        @break(body);
        var before = await CountAsync();
        var answer = await Api.PostAsync("agreements", body);
        Assert.That(answer.Code, Is.InRange(400, 409), answer.Body.ToJsonString());
        Assert.That(answer.Errors, Does.Contain(error));
        Assert.That(answer.Raw.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(await CountAsync(), Is.EqualTo(before));
    }

    [TestCase("{", "json.malformed ")]
    [TestCase("[]", "json.value ")]
    [TestCase("\"x\"", "json.value ")]
    [TestCase("{\"class\":\"mou\",\"class\":\"pks\"}", "json.duplicate /class")]
    [TestCase("{\"class\":\"mou\",}", "json.malformed ")]
    [TestCase("null", "body.required ")]
    [TestCase("", "body.required ")]
    public async Task What_is_no_JSON_object_is_refused(string body, string error)
    {
        var answer = await Api.SendAsync(HttpMethod.Post, "agreements", body);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })), answer.Body.ToJsonString());
    }

    [Test]
    public async Task JSON_nested_beyond_reason_is_refused()
    {
        var answer = await Api.SendAsync(HttpMethod.Post, "agreements", string.Concat(Enumerable.Repeat("{\"term\":", 5000)) + "1" + new string('}', 5000));
        Assert.That(answer.Code, Is.EqualTo(400));
    }

    [Test]
    public async Task A_body_over_the_limit_is_refused_and_the_service_goes_on()
    {
        var answer = await Api.SendAsync(HttpMethod.Post, "agreements", $$"""{"title":"{{new string('x', 2_000_000)}}"}""");
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((413, new[] { "body.tooLarge " })));
        Assert.That((await Api.GetAsync("agreements")).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task Another_media_type_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("title", "x")]);
        using var response = await Service.Http.PostAsync("/api/v1/agreements", form);
        Assert.That((int)response.StatusCode, Is.EqualTo(415));
    }

    [Test]
    public async Task The_same_number_twice_within_one_issuer_is_a_conflict_with_its_place()
    {
        var body = await BodyAsync();
        await Api.PostAsync("agreements", body);
        var answer = await Api.PostAsync("agreements", body);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((409, new[] { "number.duplicate /parties/0/number", "number.duplicate /parties/1/number" })));
    }

    [Test]
    public async Task A_successor_that_starts_before_its_predecessor_is_refused()
    {
        var old = await CreateAsync();
        var body = await BodyAsync();
        (body["predecessor"], body["term"]!["signedOn"]) = (old.Id, "2025-05-27");
        Assert.That((await Api.PostAsync("agreements", body)).Errors, Is.EqualTo(new[] { "predecessor.startsBefore /predecessor" }));
    }

    [Test]
    public async Task A_cycle_of_parents_is_refused()
    {
        var parent = await CreateAsync();
        var body = await BodyAsync();
        body["parent"] = parent.Id;
        var child = await Api.PostAsync("agreements", body);
        Assert.That((await Api.PatchNowAsync(parent.Id, new { parent = child.Id })).Errors, Is.EqualTo(new[] { "parent.cycle /parent" }));
        Assert.That((await Api.PatchNowAsync(parent.Id, new { parent = parent.Id })).Errors, Is.EqualTo(new[] { "parent.cycle /parent" }));
    }

    [TestCase("submit", 409, "action.notAllowed /action")]
    [TestCase("explode", 400, "action.unknown /action")]
    [TestCase("Sign", 400, "action.unknown /action")]
    [TestCase("14", 400, "action.unknown /action")]
    public async Task An_action_that_the_state_does_not_allow_or_nobody_knows_is_refused(string action, int code, string error)
    {
        var answer = await Api.ActAsync((await CreateAsync()).Id, action);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((code, new[] { error })));
    }

    [TestCase("agreements?colour=red", "query.unknown /colour")]
    [TestCase("agreements?asOf=2026-02-30", "date.invalid /asOf")]
    [TestCase("agreements?asOf=25-02-20", "date.invalid /asOf")]
    [TestCase("agreements?validity=alive", "word.unknown /validity")]
    [TestCase("agreements?flag=", "word.unknown /flag")]
    [TestCase("agreements?class=mou&class=pks", "query.repeated /class")]
    [TestCase("agreements?pageSize=-1", "query.value /pageSize")]
    [TestCase("agreements?pageSize=x", "query.value /pageSize")]
    [TestCase("agreements?pageSize=-99999999999999999999", "query.value /pageSize")]
    [TestCase("agreements?pageSize=1.5", "query.value /pageSize")]
    [TestCase("agreements?pageToken=abc", "pageToken.invalid /pageToken")]
    [TestCase("agreements?pageToken=%00", "text.controlCharacter /pageToken")]
    [TestCase("agreements?sort=title;DROP", "word.unknown /sort")]
    [TestCase("agreements?institution=1%20OR%201=1", "query.value /institution")]
    [TestCase("agreements?signedYear=1944", "query.value /signedYear")]
    [TestCase("agreements?includeTotal=maybe", "query.value /includeTotal")]
    [TestCase("institutions?kind=king", "word.unknown /kind")]
    [TestCase("alerts?state=angry", "word.unknown /state")]
    [TestCase("mails?agreement=x", "query.value /agreement")]
    [TestCase("institutions?colour=red", "query.unknown /colour")]
    [TestCase("institutions?KIND=village", "query.unknown /KIND")]
    [TestCase("institutions/00000000-0000-7000-8000-000000000000?asOf=2025-05-25", "query.unknown /asOf")]
    [TestCase("agreements/00000000-0000-7000-8000-000000000000/timeline?asOf=2025-05-25", "query.unknown /asOf")]
    [TestCase("alerts?colour=red", "query.unknown /colour")]
    [TestCase("mails?colour=red", "query.unknown /colour")]
    [TestCase("agreements?validateOnly=true", "query.unknown /validateOnly")]
    [TestCase("reports/gaps?state=shut", "word.unknown /state")]
    [TestCase("reports/gaps?from=2025-05-27&to=2025-05-26", "report.range /to")]
    [TestCase("reports/gaps?from=26.05.2025", "date.invalid /from")]
    [TestCase("reports/gaps?validity=inForce", "query.unknown /validity")]
    [TestCase("agreements?lang=xx", "word.unknown /lang")]
    [TestCase("institutions?lang=", "word.unknown /lang")]
    [TestCase("mails?lang=id&lang=en", "query.repeated /lang")]
    public async Task A_query_that_is_not_understood_is_refused_and_not_ignored(string path, string error)
    {
        var answer = await Api.GetAsync(path);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })));
    }

    [TestCase("validateonly=true", "query.unknown /validateonly")]
    [TestCase("dryRun=true", "query.unknown /dryRun")]
    [TestCase("validateOnly=yes", "query.value /validateOnly")]
    public async Task A_misspelt_dry_run_is_refused_and_writes_nothing(string query, string error)
    {
        var before = await CountAsync();
        var answer = await Api.PostAsync("agreements?" + query, await BodyAsync());
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })));
        Assert.That(await CountAsync(), Is.EqualTo(before));
    }

    [TestCase("names", """{"name":"Kota Baru"}""", "json.required /from")]
    [TestCase("names", """{"from":"2025-01-01"}""", "json.required /name")]
    [TestCase("names", """{"name":"Kota\nBaru","from":"2025-01-01"}""", "text.oneLine /name")]
    [TestCase("merge", "{}", "json.required /into")]
    [TestCase("merge", """{"into":"00000000-0000-7000-8000-000000000000"}""", "institution.unknown /into")]
    public async Task An_institution_is_not_changed_by_half_a_request(string what, string body, string error)
    {
        var answer = await Api.PostAsync($"institutions/{await InstitutionAsync("Kota")}/{what}", body, ("If-Match", "\"1\""));
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })), answer.Body.ToJsonString());
    }

    [TestCase("""{"numbers":[{"number":"1/2025"}]}""", "json.required /numbers/0/party")]
    [TestCase("""{"numbers":[{"party":1}]}""", "json.required /numbers/0/number")]
    [TestCase("""{"numbers":[null]}""", "list.null /numbers")]
    [TestCase("""{"numbers":[{"party":1,"number":"1/2025"},{"party":3,"number":"2/2025"}]}""", "sign.party /numbers/1/party")]
    [TestCase("""{"numbers":[{"party":2,"number":"1/2025"}]}""", "register.numberMissing /parties/0/number")]
    public async Task Numbers_that_are_not_whole_register_nothing(string body, string error)
    {
        var signed = await MouAsync(process: "signed");
        signed["parties"] = new[] { new { institution = await InstitutionAsync("Kota") }, new { institution = await InstitutionAsync("Cabang", "bpjsBranch") } };
        var created = await Api.PostAsync("agreements", signed);
        var answer = await Api.ActAsync(created.Id, "register", body);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })), answer.Body.ToJsonString());
        Assert.That((await Api.GetAsync($"agreements/{created.Id}")).Etag, Is.EqualTo(created.Etag));
    }

    [TestCase("201")]
    [TestCase("2147483648")]
    [TestCase("99999999999999999999999999")]
    public async Task A_page_that_is_too_large_is_cut_and_not_refused(string size) => Assert.That((await Api.GetAsync($"agreements?pageSize={size}")).Code, Is.EqualTo(200));

    [TestCase("id", "Perjanjian \"00000000-0000-7000-8000-000000000000\" tidak ditemukan")]
    [TestCase("en", "Agreement \"00000000-0000-7000-8000-000000000000\" was not found")]
    public async Task What_is_not_there_is_named_in_the_language_of_the_answer(string language, string sentence) => Assert.That(
        (await Api.GetAsync($"agreements/00000000-0000-7000-8000-000000000000?lang={language}")).Body["detail"]!.GetValue<string>(), Does.StartWith(sentence));

    [TestCase("renewals", """{"agreement":"00000000-0000-7000-8000-000000000000"}""", "agreement.unknown /agreement")]
    [TestCase("institutions", """{"kind":"village","name":"Desa","parent":"00000000-0000-7000-8000-000000000000"}""", "institution.unknown /parent")]
    [TestCase("officers/hand-over", """{"from":"tidak@ada.example"}""", "officer.unknown /from")]
    public async Task A_record_that_a_body_names_and_that_is_not_there_is_a_400_with_its_place(string path, string body, string error)
    {
        var answer = await Api.SendAsync(HttpMethod.Post, path, body);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })), answer.Body.ToJsonString());
    }

    [TestCase("agreements/00000000-0000-7000-8000-000000000000", 404)]
    [TestCase("agreements/1", 404)]
    [TestCase("agreements/..%2f..%2fetc%2fpasswd", 404)]
    [TestCase("nothing/here", 404)]
    public async Task What_is_not_there_is_a_404_problem(string path, int code)
    {
        var answer = await Api.GetAsync(path);
        Assert.That((answer.Code, answer.Body["code"]!.GetValue<string>()), Is.EqualTo((code, "notFound")));
    }

    [Test]
    public async Task Hostile_text_in_every_field_is_kept_as_text_and_found_again()
    {
        var body = await BodyAsync();
        body["title"] = Hostile;
        body["subject"] = Hostile;
        body["scope"] = new JsonArray(Hostile);
        body["parties"]![0]!["number"] = Hostile;
        body["parties"]![0]!["signatory"] = new JsonObject { ["name"] = Hostile, ["post"] = Hostile };
        body["notes"] = new JsonArray(new JsonObject { ["on"] = "2025-01-01", ["text"] = Hostile, ["source"] = Hostile });
        var created = await Api.PostAsync("agreements", body);
        Assert.That(created.Code, Is.EqualTo(201), created.Body.ToJsonString());
        var read = await Api.GetAsync($"agreements/{created.Id}");
        Assert.That(read.Body["title"]!.GetValue<string>(), Is.EqualTo(Hostile));
        Assert.That(read.Body["parties"]![0]!["signatory"]!["post"]!.GetValue<string>(), Is.EqualTo(Hostile));
        var found = await Api.GetAsync("agreements?q=" + Uri.EscapeDataString("'; DROP TABLE agreements; --"));
        Assert.That(found.Body["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>()), Does.Contain(created.Id));
        var lookup = await Api.PostAsync("agreements/status-lookup", new { numbers = new[] { Hostile } });
        Assert.That(lookup.Body["results"]![0]!["found"]!.GetValue<bool>(), Is.True);
    }

    [TestCase("%")]
    [TestCase("_")]
    [TestCase("[a-z]")]
    [TestCase("\\")]
    public async Task A_wildcard_in_a_search_is_a_character(string q)
    {
        await CreateAsync();
        Assert.That((await Api.GetAsync("agreements?q=" + Uri.EscapeDataString(q + "tidak ada"))).Body["items"]!.AsArray(), Is.Empty);
    }

    [TestCase("""{"numbers":[null]}""", "list.null /numbers")]
    [TestCase("""{"numbers":[]}""", "lookup.item ")]
    [TestCase("""{"ids":["x"]}""", "json.value /ids/0")]
    [TestCase("""{"numbers":["1"],"asOf":"31-12-2025"}""", "date.invalid /asOf")]
    [TestCase("""{"numbers":null}""", "json.value /numbers")]
    public async Task A_lookup_that_is_not_understood_is_refused(string body, string error)
    {
        var answer = await Api.SendAsync(HttpMethod.Post, "agreements/status-lookup", body);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })), answer.Body.ToJsonString());
    }

    [TestCase("""{"title":null}""", "json.required /title")]
    [TestCase("""{"parties":null}""", "json.required /parties")]
    [TestCase("""{"term":{"endsOn":null}}""", "term.endsOnRequired /term/endsOn")]
    [TestCase("""{"term":5}""", "json.value /term")]
    [TestCase("""{"title":"a","title":"b"}""", "json.duplicate /title")]
    [TestCase("""{"notice":{"amount":3}}""", "json.required /notice/unit")]
    [TestCase("""{"TITLE":"x"}""", "json.unknownField /TITLE")]
    [TestCase("[]", "json.value ")]
    [TestCase("", "body.required ")]
    [TestCase("""{"process":"registered"}""", "json.unknownField /process")]
    public async Task A_patch_that_would_leave_a_broken_record_is_refused(string patch, string error)
    {
        var created = await CreateAsync();
        var answer = await Api.SendAsync(HttpMethod.Patch, $"agreements/{created.Id}", patch, ("If-Match", created.Etag!));
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })), answer.Body.ToJsonString());
        Assert.That((await Api.GetAsync($"agreements/{created.Id}")).Etag, Is.EqualTo(created.Etag));
    }

    [TestCase("{}", "json.required /signedOn")]
    [TestCase("""{"signedOn":"2025-06-01"}""", "json.required /amendment")]
    [TestCase("""{"signedOn":"2025-06-31","amendment":{}}""", "date.invalid /signedOn")]
    [TestCase("""{"signedOn":"9999-12-31","amendment":{}}""", "sign.future /signedOn")]
    [TestCase("""{"signedOn":"2025-06-01","effectiveOn":"0001-01-01","amendment":{}}""", "date.outOfRange /effectiveOn")]
    [TestCase("""{"signedOn":"2025-06-01","amendment":{"colour":"red"}}""", "json.unknownField /amendment/colour")]
    [TestCase("""{"signedOn":"2025-06-01","amendment":null}""", "json.value /amendment")]
    [TestCase("""{"signedOn":"2025-06-01","amendment":{"scope":[null]}}""", "list.null /amendment/scope")]
    [TestCase("""{"signedOn":"2025-06-01","amendment":{"parties":[null,null]}}""", "list.null /amendment/parties")]
    [TestCase("""{"signedOn":"2025-06-01","amendment":{"title":"a\nb"}}""", "text.oneLine /amendment/title")]
    [TestCase("""{"signedOn":"2025-06-01","amendment":{},"numbers":null}""", "json.value /numbers")]
    [TestCase("""{"signedOn":"2025-06-01","amendment":{},"numbers":[null]}""", "list.null /numbers")]
    [TestCase("""{"signedOn":"2025-06-01","amendment":{},"numbers":[{"institution":"00000000-0000-7000-8000-000000000000","number":"a\nb"}]}""", "text.oneLine /numbers/0/number")]
    [TestCase("""{"signedOn":"2025-06-01","amendment":{"endsOn":"2020-01-01"}}""", "term.endBeforeStart /amendment/endsOn")]
    public async Task A_broken_addendum_is_refused(string body, string error)
    {
        var created = await CreateAsync();
        var answer = await Api.SendAsync(HttpMethod.Post, $"agreements/{created.Id}/addenda", body, ("If-Match", created.Etag!));
        Assert.That(answer.Code, Is.EqualTo(400), answer.Body.ToJsonString());
        Assert.That(answer.Errors, Does.Contain(error));
        Assert.That((await Api.GetAsync($"agreements/{created.Id}")).Etag, Is.EqualTo(created.Etag));
    }

    [Test]
    public async Task Refusals_leave_neither_error_nor_input_in_the_log()
    {
        await Api.PostAsync("agreements", """{"title":"rahasia-jabatan", "colour": 1""");
        await Api.GetAsync("agreements?colour=rahasia-jabatan");
        var patch = await Api.SendAsync(HttpMethod.Patch, $"agreements/{(await CreateAsync()).Id}", """{"title":"rahasia-jabatan","x":1}""", ("If-Match", "\"1\""));
        Assert.That(patch.Code, Is.EqualTo(400));
        Assert.That(Service.Output, Does.Not.Contain("rahasia-jabatan").And.Not.Contain("fail:").And.Not.Contain("Exception"));
    }
}
