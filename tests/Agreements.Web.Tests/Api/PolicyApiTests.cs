using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>Policies and holidays over HTTP.</summary>
public sealed class PolicyApiTests : ServiceTest
{
    private const string Tomorrow = "2026-03-03";

    protected override (string, string?)[] Settings => [("Agreements__Today", "2026-03-02")];

    private Task<Answer> PutAsync(string path, object body, string? etag = null, string query = "") =>
        Api.SendAsync(HttpMethod.Put, path + query, body as string ?? System.Text.Json.JsonSerializer.Serialize(body), etag is null ? [] : [("If-Match", etag)]);

    private async Task<(JsonObject Body, string Etag)> IaAsync()
    {
        var current = await Api.GetAsync("alert-policies/ia");
        var body = current.Body["effective"]!.DeepClone().AsObject();
        body["validFrom"] = Tomorrow;
        return (body, current.Etag!);
    }

    [Test]
    public async Task A_policy_is_read_changed_by_the_version_that_was_read_and_keeps_its_history()
    {
        var (body, etag) = await IaAsync();
        (body["endSteps"], body["reason"]) = (new JsonArray(200, 100, 0), "rapat koordinasi");
        Assert.That((await PutAsync("alert-policies/ia", body)).Errors, Is.EqualTo(new[] { "version.required /If-Match" }));
        var changed = await PutAsync("alert-policies/ia", body, etag);
        Assert.That((changed.Code, changed.Body["version"]!.GetValue<int>(), changed.Body["versions"]![0]!["reason"]!.GetValue<string>()), Is.EqualTo((200, 2, "rapat koordinasi")), changed.Body.ToJsonString());
        Assert.That((await PutAsync("alert-policies/ia", body, etag)).Code, Is.EqualTo(412));
        Assert.That((await Api.GetAsync("alert-policies/ia")).Body["effective"]!["endSteps"]![0]!.GetValue<int>(), Is.EqualTo(365), "today the first still holds");
        var coming = await Api.GetAsync($"alert-policies/ia?asOf={Tomorrow}");
        Assert.That(coming.Body["effective"]!["endSteps"]![0]!.GetValue<int>(), Is.EqualTo(200));
        Assert.That((await Api.GetAsync($"alert-policies/ia?asOf={Tomorrow}", ("If-None-Match", coming.Etag!))).Code, Is.EqualTo(304));
        Assert.That((await Api.GetAsync("alert-policies/ia?forUniversity=true")).Body["version"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await Api.GetAsync("alert-policies?pageSize=200")).Body["items"]!.AsArray().Select(i => $"{i!["class"]} {i["version"]}"), Does.Contain("ia 1").And.Contain("ia 2"));
    }

    [Test]
    public async Task Validated_only_it_answers_with_what_would_change_and_writes_nothing()
    {
        var agreement = await CreateAsync("2026-06-10");
        var path = $"agreements/{agreement.Id}/alert-policy";
        var none = await Api.GetAsync(path);
        Assert.That((none.Body["version"]!.GetValue<int>(), none.Body["stated"], none.Body["effective"]!["renewalLead"]!.GetValue<int>()), Is.EqualTo((0, (JsonNode?)null, 180)));
        var dry = await PutAsync(path, new { validFrom = Tomorrow, endSteps = new[] { 90, 50, 20, 0 } }, none.Etag, "?validateOnly=true");
        Assert.That((dry.Code, dry.Body["version"]!.GetValue<int>(), dry.Body["preview"]!["looked"]!.GetValue<int>()), Is.EqualTo((200, 1, 1)), dry.Body.ToJsonString());
        var items = dry.Body["preview"]!["items"]!.AsArray();
        Assert.That(items.Select(i => $"{i!["change"]} {i["step"]} {i["reference"]}"), Does.Contain($"added 50 {agreement.Body["reference"]}").And.Contain($"removed 30 {agreement.Body["reference"]}"));
        Assert.That((await Api.GetAsync(path)).Etag, Is.EqualTo(none.Etag));
        var real = await PutAsync(path, new { validFrom = Tomorrow, endSteps = new[] { 90, 50, 20, 0 } }, none.Etag);
        Assert.That((real.Code, real.Body["preview"]), Is.EqualTo((200, (JsonNode?)null)));
    }

    [Test]
    public async Task An_institution_has_a_policy_for_all_classes_and_one_for_each()
    {
        var id = await InstitutionAsync("Universitas Jambi", "university");
        var all = await Api.GetAsync($"institutions/{id}/alert-policy");
        Assert.That((await PutAsync($"institutions/{id}/alert-policy", new { validFrom = Tomorrow, renewalLead = 400 }, all.Etag)).Body["version"]!.GetValue<int>(), Is.EqualTo(1));
        var moa = await Api.GetAsync($"institutions/{id}/alert-policy?class=moa");
        Assert.That((moa.Body["version"]!.GetValue<int>(), moa.Body["class"]!.GetValue<string>()), Is.EqualTo((0, "moa")));
    }

    private static readonly (string Name, Action<JsonObject> Break, string Error)[] Broken =
    [
        ("a past day", b => b["validFrom"] = "2020-01-01", "policy.past /validFrom"),
        ("no day", b => b.Remove("validFrom"), "json.required /validFrom"),
        ("no date", b => b["validFrom"] = "31-12-2027", "date.invalid /validFrom"),
        ("rising steps", b => b["endSteps"] = new JsonArray(1, 7), "policy.falling /endSteps"),
        ("a step of 731 days", b => b["endSteps"] = new JsonArray(731, 1), "policy.range /endSteps/0"),
        ("a half step", b => b["endSteps"] = new JsonArray(1.5), "json.value /endSteps/0"),
        ("a null among steps", b => b["endSteps"] = new JsonArray((JsonNode?)null), "json.value /endSteps/0"),
        ("no steps", b => b["endSteps"] = null, "policy.required /endSteps"),
        ("51 steps", b => b["noticeSteps"] = new JsonArray([.. Enumerable.Range(0, 51).Reverse().Select(i => (JsonNode)i)]), "list.tooLong /noticeSteps"),
        ("a stage that is none", b => b["stageDays"]!["pending"] = 1, "json.value /stageDays/pending"),
        ("a stage of 251 days", b => b["stageDays"]!["offered"] = 251, "policy.range /stageDays/offered"),
        ("an unknown member", b => b["colour"] = "red", "json.unknownField /colour"),
        ("a reason of 2,001 characters", b => b["reason"] = new string('x', 2001), "text.tooLong /reason"),
    ];

    private static IEnumerable<TestCaseData> BrokenCases => Broken.Select(b => new TestCaseData(b.Break, b.Error).SetName("Refused in a policy: " + b.Name));

    [TestCaseSource(nameof(BrokenCases))]
    public async Task A_policy_that_cannot_be_is_refused_with_code_and_place(Action<JsonObject> breakIt, string error)
    {
        var (body, etag) = await IaAsync();
        breakIt(body);
        foreach (var query in new[] { "", "?validateOnly=true" })
        {
            var answer = await PutAsync("alert-policies/ia", body, etag, query);
            Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })), answer.Body.ToJsonString());
        }
    }

    [TestCase("alert-policies/treaty", 400, "word.unknown /class")]
    [TestCase("alert-policies/ia?asOf=1", 400, "date.invalid /asOf")]
    [TestCase("alert-policies/ia?class=mou", 400, "query.unknown /class")]
    [TestCase("agreements/00000000-0000-7000-8000-000000000000/alert-policy", 404, "notFound ")]
    [TestCase("institutions/00000000-0000-7000-8000-000000000000/alert-policy", 404, "notFound ")]
    [TestCase("holidays/2026?version=9", 404, "notFound ")]
    [TestCase("holidays/2026?version=x", 400, "query.value /version")]
    [TestCase("holidays/x", 404, "notFound ")]
    public async Task What_is_not_there_or_not_a_question_is_said(string path, int code, string error)
    {
        var answer = await Api.GetAsync(path);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((code, new[] { error })), answer.Body.ToJsonString());
    }

    [Test]
    public async Task A_years_holidays_are_loaded_by_their_decree_and_the_earlier_list_stays_readable()
    {
        var none = await Api.GetAsync("holidays/2031");
        Assert.That((none.Code, none.Body["version"]!.GetValue<int>()), Is.EqualTo((200, 0)));
        object List(params object[] days) => new { source = "SKB 1/2030", holidays = days };
        var newYear = new { on = "2031-01-01", kind = "national", name = "Tahun Baru" };
        Assert.That((await PutAsync("holidays/2031", List(newYear))).Code, Is.EqualTo(428));
        var first = await PutAsync("holidays/2031", List(newYear), none.Etag);
        Assert.That(first.Code, Is.EqualTo(200), first.Body.ToJsonString());
        var dry = await PutAsync("holidays/2031", List(newYear, new { on = "2031-01-06", kind = "regional", name = "HUT Provinsi", region = "15" }), first.Etag, "?validateOnly=true");
        Assert.That((dry.Body["version"]!.GetValue<int>(), dry.Body["preview"]!["moved"]!.GetValue<int>()), Is.EqualTo((2, 0)));
        var second = await PutAsync("holidays/2031", List(newYear, new { on = "2031-01-06", kind = "regional", name = "HUT Provinsi", region = "15" }), first.Etag);
        Assert.That(second.Body["holidays"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That((await Api.GetAsync("holidays/2031?version=1")).Body["holidays"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await PutAsync("holidays/2031", List(newYear), first.Etag)).Code, Is.EqualTo(412));
    }

    [TestCase("""{"source":"SKB","holidays":[]}""", "holiday.none /holidays")]
    [TestCase("""{"source":"SKB","holidays":[null]}""", "list.null /holidays")]
    [TestCase("""{"source":" ","holidays":[{"on":"2032-01-01","kind":"national","name":"x"}]}""", "text.required /source")]
    [TestCase("""{"source":"a\nb","holidays":[{"on":"2032-01-01","kind":"national","name":"x"}]}""", "text.oneLine /source")]
    [TestCase("""{"source":"SKB","holidays":[{"on":"2033-01-01","kind":"national","name":"x"}]}""", "holiday.otherYear /holidays/0/on")]
    [TestCase("""{"source":"SKB","holidays":[{"on":"2032-02-30","kind":"national","name":"x"}]}""", "date.invalid /holidays/0/on")]
    [TestCase("""{"source":"SKB","holidays":[{"on":"2032-01-01","kind":"bank","name":"x"}]}""", "json.value /holidays/0/kind")]
    [TestCase("""{"source":"SKB","holidays":[{"on":"2032-01-01","kind":"regional","name":"x"}]}""", "holiday.region /holidays/0/region")]
    [TestCase("""{"source":"SKB","holidays":[{"on":"2032-01-01","kind":"national","name":"a\nb"}]}""", "text.oneLine /holidays/0/name")]
    [TestCase("""{"holidays":[{"on":"2032-01-01","kind":"national","name":"x"}]}""", "json.required /source")]
    public async Task A_list_that_cannot_be_is_refused_with_code_and_place(string body, string error)
    {
        var answer = await PutAsync("holidays/2032", body, "\"0\"");
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })), answer.Body.ToJsonString());
    }
}
