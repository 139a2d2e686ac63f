using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>The OpenAPI document, from which other systems make their clients.</summary>
public sealed class DocumentTests : ServiceTest
{
    private JsonNode _document = null!;

    [OneTimeSetUp]
    public async Task ReadAsync() => _document = (await Api.GetAsync("/openapi/v1.json")).Body;

    private IEnumerable<(string Name, JsonNode Operation)> Operations =>
        _document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => ($"{o.Key} {p.Key}", o.Value!)));

    private JsonObject Schemas => _document["components"]!["schemas"]!.AsObject();

    private static JsonArray Parameters(JsonNode operation) => operation["parameters"]!.AsArray();

    private static JsonNode? Parameter(JsonNode operation, string name) => Parameters(operation).SingleOrDefault(p => p!["name"]!.GetValue<string>() == name);

    // What may be left out is null or the schema.
    private static string? SchemaOf(JsonNode? content, string mediaType) => content?[mediaType]?["schema"] is { } schema
        ? (schema["$ref"] ?? schema["oneOf"]?.AsArray().Select(s => s!["$ref"]).SingleOrDefault(r => r is not null))?.GetValue<string>()
        : null;

    [Test]
    public void It_names_every_operation_once_and_every_route_is_in_it()
    {
        Assert.That(_document["openapi"]!.GetValue<string>(), Does.StartWith("3.1"));
        Assert.That(Operations.Select(o => o.Operation["operationId"]?.GetValue<string>()), Is.Unique.And.All.Not.Null);
        Assert.That(Operations.Select(o => o.Name), Is.EquivalentTo(new[]
        {
            "get /api/v1/today", "get /api/v1/calendar", "post /api/v1/calendar-feeds", "get /api/v1/calendar-feeds", "delete /api/v1/calendar-feeds/{id}",
            "post /api/v1/regions", "get /api/v1/regions", "post /api/v1/regions/import", "get /api/v1/regions/{code}", "post /api/v1/regions/{code}/coverage", "get /api/v1/regions/{code}/coverage",
            "post /api/v1/regions/{code}/targets", "get /api/v1/regions/{code}/targets",
            "get /api/v1/reports/gaps", "get /api/v1/reports/expiring", "post /api/v1/agreements", "get /api/v1/agreements", "post /api/v1/agreements/status-lookup", "get /api/v1/agreements/{id}", "patch /api/v1/agreements/{id}",
            "post /api/v1/agreements/{id}/actions/{action}", "get /api/v1/agreements/{id}/status", "get /api/v1/agreements/{id}/dates", "get /api/v1/agreements/{id}/timeline",
            "get /api/v1/agreements/{id}/lineage", "post /api/v1/agreements/{id}/addenda", "get /api/v1/agreements/{id}/addenda", "post /api/v1/institutions",
            "get /api/v1/institutions", "get /api/v1/institutions/{id}", "patch /api/v1/institutions/{id}", "post /api/v1/institutions/{id}/names",
            "post /api/v1/institutions/{id}/merge", "get /api/v1/alerts", "post /api/v1/alerts/{id}/acknowledge", "post /api/v1/alerts/{id}/snooze",
            "get /api/v1/agreements/{id}/alerts/explain", "get /api/v1/mails", "post /api/v1/mails/{id}/actions/retry", "get /api/v1/alert-policies",
            "post /api/v1/agreements/{id}/take-over", "post /api/v1/officers/hand-over", "post /api/v1/officers/hand-over-agreements", "get /api/v1/search", "get /api/v1/reports/register", "post /api/v1/renewals", "get /api/v1/renewals", "get /api/v1/renewals/{id}",
            "post /api/v1/renewals/{id}/actions/{action}", "get /api/v1/renewals/{id}/timeline", "post /api/v1/renewals/{id}/meetings", "get /api/v1/renewals/{id}/meetings",
            "put /api/v1/renewals/{id}/meetings/{meeting}", "post /api/v1/renewals/{id}/tasks", "get /api/v1/renewals/{id}/tasks", "put /api/v1/renewals/{id}/tasks/{task}",
            "post /api/v1/signing-events", "get /api/v1/signing-events", "get /api/v1/signing-events/{id}", "get /api/v1/signing-events/{id}/timeline", "patch /api/v1/signing-events/{id}",
            "get /api/v1/alert-policies/{class}", "put /api/v1/alert-policies/{class}", "get /api/v1/institutions/{id}/alert-policy", "put /api/v1/institutions/{id}/alert-policy",
            "get /api/v1/agreements/{id}/alert-policy", "put /api/v1/agreements/{id}/alert-policy", "get /api/v1/holidays/{year}", "put /api/v1/holidays/{year}",
            "get /api/v1/recipients/{address}", "put /api/v1/recipients/{address}",
            "get /api/v1/notifications", "post /api/v1/notifications/seen",
            "post /api/v1/agreements/{id}/internal-notes", "get /api/v1/agreements/{id}/internal-notes",
            "post /api/v1/agreements/{id}/documents", "get /api/v1/agreements/{id}/documents", "get /api/v1/documents/{id}", "patch /api/v1/documents/{id}", "post /api/v1/documents/{id}/versions", "get /api/v1/documents/{id}/content",
            "post /api/v1/documents/{id}/actions/finalise", "post /api/v1/documents/{id}/actions/reopen", "post /api/v1/documents/{id}/actions/remove",
            "get /api/v1/documents/{id}/suggestions", "post /api/v1/documents/suggest", "get /api/v1/reports/data-quality",
            "get /api/v1/reports/mou-without-pks", "get /api/v1/reports/parent-expired", "get /api/v1/reports/in-force-in-year", "get /api/v1/reports/signed-in-year", "get /api/v1/reports/open-ended", "get /api/v1/reports/funding-ended", "get /api/v1/reports/dossier",
            "get /api/v1/documents/{id}/text", "post /api/v1/documents/{id}/text/retry",
            "post /api/v1/agreements/{id}/originals", "get /api/v1/agreements/{id}/originals", "get /api/v1/originals/{id}", "patch /api/v1/originals/{id}", "post /api/v1/originals/{id}/moves",
            "post /api/v1/agreements/{id}/figures", "get /api/v1/agreements/{id}/figures", "post /api/v1/institutions/{id}/figures", "get /api/v1/institutions/{id}/figures",
            "post /api/v1/report-subscriptions", "get /api/v1/report-subscriptions", "get /api/v1/report-subscriptions/{id}", "patch /api/v1/report-subscriptions/{id}", "delete /api/v1/report-subscriptions/{id}",
            "post /api/v1/agreements/{id}/commitments", "get /api/v1/agreements/{id}/commitments", "get /api/v1/commitments/{id}", "patch /api/v1/commitments/{id}", "delete /api/v1/commitments/{id}",
            "post /api/v1/commitments/{id}/observations", "get /api/v1/commitments/{id}/observations", "post /api/v1/agreements/{id}/evaluations", "get /api/v1/agreements/{id}/evaluations",
            "get /api/v1/agreements/{id}/evaluation-schedule", "put /api/v1/agreements/{id}/evaluation-schedule", "get /api/v1/reports/opd-matrix", "get /api/v1/reports/monev-due",
            "post /api/v1/imports", "get /api/v1/imports", "get /api/v1/imports/template", "get /api/v1/imports/{id}", "get /api/v1/imports/{id}/rows", "get /api/v1/imports/{id}/failed", "get /api/v1/imports/{id}/file",
            "post /api/v1/imports/{id}/run", "post /api/v1/imports/{id}/cancel", "post /api/v1/imports/{id}/retry",
            "get /api/v1/audit", "get /api/v1/audit/checkpoints", "post /api/v1/audit/verify",
            "post /api/v1/api-keys", "get /api/v1/api-keys", "get /api/v1/api-keys/{id}", "delete /api/v1/api-keys/{id}",
            "get /api/v1/changes", "post /api/v1/webhooks", "get /api/v1/webhooks", "get /api/v1/webhooks/{id}", "patch /api/v1/webhooks/{id}", "delete /api/v1/webhooks/{id}",
            "post /api/v1/webhooks/{id}/rotate-secret", "post /api/v1/webhooks/{id}/enable", "post /api/v1/webhooks/{id}/disable", "post /api/v1/webhooks/{id}/test", "post /api/v1/webhooks/{id}/replay",
            "get /api/v1/webhooks/{id}/deliveries", "get /api/v1/webhooks/{id}/deliveries/{delivery}", "post /api/v1/webhooks/{id}/deliveries/{delivery}/replay",
            "post /api/v1/users", "get /api/v1/users", "get /api/v1/users/{id}", "patch /api/v1/users/{id}", "post /api/v1/users/{id}/invitation",
        }));
    }

    [Test]
    public void Every_operation_says_how_it_refuses()
    {
        foreach (var (name, operation) in Operations)
        {
            var refusals = operation["responses"]!.AsObject().Where(r => r.Key == "default" || r.Key[0] is '4' or '5').ToList();
            Assert.That(refusals.Select(r => r.Key), Does.Contain("default"), name);
            Assert.That(refusals.Select(r => SchemaOf(r.Value!["content"], "application/problem+json")), Is.All.EqualTo("#/components/schemas/Problem"), name);
        }
    }

    // These answer with a file and nothing else.
    private static readonly string[] Files = ["get /api/v1/imports/template", "get /api/v1/imports/{id}/failed", "get /api/v1/imports/{id}/file", "get /api/v1/documents/{id}/content"];

    [Test]
    public void What_is_sent_and_answered_has_a_schema_with_a_name_of_its_own()
    {
        foreach (var (name, operation) in Operations)
        {
            var done = operation["responses"]!.AsObject().Single(r => r.Key is "200" or "201").Value!;
            if (Files.Contains(name)) continue;
            Assert.That(SchemaOf(done["content"], "application/json"), Does.StartWith("#/components/schemas/"), name);
            if (name.StartsWith("post", StringComparison.Ordinal) && operation["requestBody"] is { } body && body["content"]!["multipart/form-data"] is null)
                Assert.That(SchemaOf(body["content"], "application/json"), Does.StartWith("#/components/schemas/"), name);
        }
        Assert.That(Schemas.Select(s => s.Key), Is.SupersetOf(new[]
        {
            "AgreementEntry", "AgreementView", "ListAgreementsView", "GetStatusView", "GetDatesView", "GetTimelineView", "GetLineageView", "LookUpStatusQuery", "LookUpStatusView",
            "ActionInput", "PartyNumber", "InstitutionFacts", "InstitutionView", "ListInstitutionsView", "NewName", "MergeTarget", "ListAlertsView", "ListMailsView", "RetryMailView", "Problem",
        }));
        Assert.That(Schemas.Select(s => s.Key), Has.None.Match("^(View|Item|Query|Member|Entry)\\d*$").And.None.Match("\\d$"), "two types under one name");
    }

    [Test]
    public void Every_member_has_a_type()
    {
        var untyped = Schemas.SelectMany(s => (s.Value!["properties"]?.AsObject() ?? []).Where(p => !IsTyped(p.Value!)).Select(p => $"{s.Key}.{p.Key}"));
        Assert.That(untyped, Is.EquivalentTo(new[] { "FieldChange.old", "FieldChange.new" }), "only what a field held before and after may be anything");
        foreach (var (schema, member) in new[] { ("AgreementView", "title"), ("AgreementEntry", "title"), ("Problem", "detail"), ("PartyNumber", "number"), ("NewName", "name"), ("ListAlertsItem", "recipient") })
            Assert.That(Schemas[schema]!["properties"]![member]!["type"]!.ToJsonString(), Is.EqualTo("\"string\""), $"{schema}.{member}");
        var created = Schemas["AgreementView"]!["properties"]!["createdAt"]!;
        Assert.That((created["type"]!.GetValue<string>(), created["format"]!.GetValue<string>()), Is.EqualTo(("string", "date-time")));
    }

    [Test]
    public void What_an_addendum_may_remove_is_described_as_what_it_is_or_null()
    {
        JsonNode Member(string name) => Schemas["Amendment"]!["properties"]![name]! is var member && member["$ref"] is { } named ? Schemas[named.GetValue<string>().Split('/')[^1]]! : member;
        Assert.That(Member("subject")["type"]!.AsArray().Select(t => t!.GetValue<string>()), Is.EquivalentTo(new[] { "string", "null" }));
        Assert.That(Member("notice")["type"]!.AsArray().Select(t => t!.GetValue<string>()), Is.EquivalentTo(new[] { "object", "null" }));
        Assert.That(Member("notice")["properties"]!.AsObject().Select(p => p.Key), Is.EquivalentTo(new[] { "amount", "unit" }));
    }

    [Test]
    public void A_hand_over_may_meet_what_somebody_else_has_changed() =>
        Assert.That(_document["paths"]!["/api/v1/officers/hand-over"]!["post"]!["responses"]!.AsObject().Select(r => r.Key), Does.Contain("409"));

    [Test]
    public void What_writes_may_find_the_disk_full_and_what_only_reads_does_not_speak_of_it()
    {
        var writing = Operations.Where(o => o.Operation["responses"]!["507"] is not null).Select(o => o.Name).ToList();
        Assert.That(Operations.Select(o => o.Name).Where(n => !n.StartsWith("get", StringComparison.Ordinal)).Except(writing), Is.EquivalentTo(new[]
        {
            "post /api/v1/agreements/status-lookup", "post /api/v1/documents/suggest", "post /api/v1/audit/verify",
        }));
        Assert.That(writing, Does.Contain("get /api/v1/documents/{id}/content").And.Contain("get /api/v1/reports/gaps").And.Not.Contain("get /api/v1/agreements/{id}").And.Not.Contain("get /api/v1/today"), "who takes a file is recorded");
    }

    [Test]
    public void What_tells_of_several_agreements_names_in_a_header_those_that_it_leaves_out() =>
        Assert.That(Operations.Where(o => o.Operation["responses"]!["200"]?["headers"]?["Agreements-Left-Out"] is not null).Select(o => o.Name), Is.EquivalentTo(new[]
        {
            "get /api/v1/agreements", "post /api/v1/agreements/status-lookup", "get /api/v1/agreements/{id}/lineage", "get /api/v1/today", "get /api/v1/calendar", "get /api/v1/search", "get /api/v1/renewals", "get /api/v1/notifications",
            "get /api/v1/signing-events/{id}",
        }.Concat(Operations.Select(o => o.Name).Where(n => n.StartsWith("get /api/v1/reports/", StringComparison.Ordinal)))));

    private static bool IsTyped(JsonNode schema) => schema["type"] is not null || schema["$ref"] is not null || schema["enum"] is not null || schema["oneOf"] is not null || schema["anyOf"] is not null;

    [Test]
    public void What_changes_a_record_asks_for_the_version_that_was_read()
    {
        var changing = Operations.Where(o => o.Operation["responses"]!["428"] is not null).ToList();
        Assert.That(changing.Select(o => o.Name), Is.EquivalentTo(new[]
        {
            "patch /api/v1/agreements/{id}", "post /api/v1/agreements/{id}/actions/{action}", "patch /api/v1/institutions/{id}", "post /api/v1/institutions/{id}/names", "post /api/v1/institutions/{id}/merge",
            "post /api/v1/agreements/{id}/addenda", "post /api/v1/agreements/{id}/take-over", "post /api/v1/renewals/{id}/actions/{action}", "patch /api/v1/signing-events/{id}",
            "put /api/v1/alert-policies/{class}", "put /api/v1/institutions/{id}/alert-policy", "put /api/v1/agreements/{id}/alert-policy", "put /api/v1/holidays/{year}",
            "put /api/v1/recipients/{address}", "put /api/v1/renewals/{id}/meetings/{meeting}", "put /api/v1/renewals/{id}/tasks/{task}", "delete /api/v1/api-keys/{id}", "patch /api/v1/users/{id}", "delete /api/v1/calendar-feeds/{id}",
            "patch /api/v1/webhooks/{id}", "delete /api/v1/webhooks/{id}", "post /api/v1/webhooks/{id}/rotate-secret", "post /api/v1/webhooks/{id}/enable", "post /api/v1/webhooks/{id}/disable",
            "patch /api/v1/documents/{id}", "post /api/v1/documents/{id}/versions", "post /api/v1/documents/{id}/actions/finalise", "post /api/v1/documents/{id}/actions/reopen", "post /api/v1/documents/{id}/actions/remove",
            "patch /api/v1/originals/{id}", "post /api/v1/originals/{id}/moves",
            "patch /api/v1/report-subscriptions/{id}", "delete /api/v1/report-subscriptions/{id}",
            "patch /api/v1/commitments/{id}", "delete /api/v1/commitments/{id}", "put /api/v1/agreements/{id}/evaluation-schedule",
        }));
        foreach (var (name, operation) in changing)
        {
            var header = Parameter(operation, "If-Match");
            Assert.That((header?["in"]?.ToString(), header?["required"]?.ToString()), Is.EqualTo(("header", "true")), name);
            Assert.That(operation["responses"]!.AsObject().Select(r => r.Key), Is.SupersetOf(new[] { "400", "412" }), name);
            Assert.That((operation["responses"]!["200"] ?? operation["responses"]!["201"])!["headers"]?["ETag"], Is.Not.Null, name);
        }
        var others = Operations.Except(changing).Where(o => Parameter(o.Operation, "If-Match") is not null);
        Assert.That(others.Select(o => o.Name), Is.Empty);
    }

    [Test]
    public void Every_operation_asks_for_a_key_or_a_session_and_names_what_follows_without_right_or_measure()
    {
        Assert.That(_document["components"]!["securitySchemes"]!["bearer"]!["scheme"]!.GetValue<string>(), Is.EqualTo("bearer"));
        Assert.That(_document["components"]!["securitySchemes"]!["session"]!["in"]!.GetValue<string>(), Is.EqualTo("cookie"));
        Assert.That(_document["security"]!.AsArray().Select(s => s!.AsObject().Single().Key), Is.EquivalentTo(new[] { "bearer", "session" }));
        foreach (var (name, operation) in Operations)
        {
            Assert.That(operation["responses"]!.AsObject().Select(r => r.Key), Is.SupersetOf(new[] { "401", "403", "429" }), name);
            Assert.That(operation["security"], Is.Null, name);
        }
    }

    [Test]
    public void The_actions_are_listed_and_their_body_may_be_left_out()
    {
        var act = _document["paths"]!["/api/v1/agreements/{id}/actions/{action}"]!["post"]!;
        Assert.That(Parameter(act, "action")!["schema"]!["enum"]!.AsArray().Select(w => w!.GetValue<string>()), Is.SupersetOf(new[] { "sign", "register", "withdrawTermination" }));
        Assert.That(act["requestBody"]?["required"]?.GetValue<bool>() ?? false, Is.False);
    }

    [Test]
    public async Task Every_query_parameter_that_it_names_is_taken_and_no_other()
    {
        foreach (var (name, operation) in Operations.Where(o => o.Name.StartsWith("get", StringComparison.Ordinal)))
        {
            var path = PathParts.Aggregate(name["get ".Length..], (text, part) => text.Replace($"{{{part.Key}}}", part.Value, StringComparison.Ordinal));
            foreach (var parameter in Parameters(operation).Select(p => p!).Where(p => p["in"]!.GetValue<string>() == "query" && p["name"]!.GetValue<string>() != "format"))
                Assert.That((await Api.GetAsync($"{path}?{parameter["name"]}={Sample(parameter["schema"]!)}")).Errors, Is.SubsetOf(new[] { "notFound ", "pageToken.invalid /pageToken", "account.none ", "cursor.invalid /after", "event.unknown /types/0", "query.value /wait", "opdMatrix.which /institution", "dossier.institution /institution" }), $"{path} {parameter["name"]}");
            Assert.That((await Api.GetAsync($"{path}?notNamed=1")).Errors, Is.EqualTo(new[] { "query.unknown /notNamed" }), path);
        }
    }

    private static readonly Dictionary<string, string> PathParts = new()
    {
        ["id"] = "00000000-0000-7000-8000-000000000000", ["class"] = "mou", ["year"] = "2025", ["code"] = "15", ["delivery"] = "00000000-0000-7000-8000-000000000000", ["address"] = "desk@kota.example",
    };

    private static string Sample(JsonNode schema) => (schema["enum"]?[0]?.GetValue<string>(), schema["format"]?.GetValue<string>(), schema["type"]!.GetValue<string>()) switch
    {
        ( { } word, _, _) => word,
        (_, "date", _) => "2025-05-25",
        (_, "uuid", _) => "00000000-0000-7000-8000-000000000000",
        (_, _, "integer") => "2025",
        (_, _, "boolean") => "true",
        _ => "15",
    };

    [Test]
    public async Task Another_version_of_it_is_not_there()
    {
        var answer = await Api.GetAsync("/openapi/v2.json");
        Assert.That((answer.Code, answer.MediaType, answer.Errors), Is.EqualTo((404, "application/problem+json", new[] { "notFound " })));
    }

    [Test]
    public async Task The_page_to_browse_it_needs_no_other_host()
    {
        var page = (await Api.GetAsync("/docs")).Body.GetValue<string>();
        Assert.That(page, Does.Contain("<html"));
        Assert.That(page, Does.Not.Match("(src|href)=\"(https?:)?//"));
    }
}
