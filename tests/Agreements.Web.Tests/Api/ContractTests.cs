using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>The conventions that every consumer relies on.</summary>
public sealed class ContractTests : ServiceTest
{
    [Test]
    public async Task What_the_caller_holds_already_is_answered_with_304()
    {
        var created = await CreateAsync();
        foreach (var path in new[] { $"agreements/{created.Id}", $"agreements/{created.Id}/status" })
        {
            var first = await Api.GetAsync(path);
            Assert.That(first.Etag, Does.StartWith("\"1."));
            Assert.That((await Api.GetAsync(path, ("If-None-Match", first.Etag!))).Code, Is.EqualTo(304));
            Assert.That((await Api.GetAsync(path, ("If-None-Match", $"\"x\", {first.Etag}"))).Code, Is.EqualTo(304));
        }
    }

    [Test]
    public async Task The_passing_of_a_day_is_another_representation_although_nobody_changed_a_fact()
    {
        var created = await CreateAsync("2030-05-27");
        var before = await Api.GetAsync($"agreements/{created.Id}/status?asOf=2030-05-27");
        Assert.That((await Api.GetAsync($"agreements/{created.Id}/status?asOf=2030-05-28", ("If-None-Match", before.Etag!))).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task A_change_needs_the_version_that_was_read()
    {
        var created = await CreateAsync();
        var patch = new { title = "Judul baru" };
        Assert.That((await Api.PatchAsync($"agreements/{created.Id}", patch)).Errors, Is.EqualTo(new[] { "version.required /If-Match" }));
        Assert.That((await Api.PatchAsync($"agreements/{created.Id}", patch, ("If-Match", "*"))).Code, Is.EqualTo(428));
        Assert.That((await Api.PatchAsync($"agreements/{created.Id}", patch, ("If-Match", created.Etag!))).Code, Is.EqualTo(200));
        var stale = await Api.PatchAsync($"agreements/{created.Id}", patch, ("If-Match", created.Etag!));
        Assert.That((stale.Code, stale.Errors), Is.EqualTo((412, new[] { "version.stale " })));
        Assert.That((await Api.PostAsync($"agreements/{created.Id}/actions/suspend", new { reason = "x" }, ("If-Match", created.Etag!))).Code, Is.EqualTo(412));
    }

    [Test]
    public async Task A_dry_run_answers_the_same_and_writes_nothing()
    {
        var body = await MouAsync();
        var dry = await Api.PostAsync("agreements?validateOnly=true", body);
        Assert.That((dry.Code, dry.Body["status"]!["validity"]!.GetValue<string>()), Is.EqualTo((201, "inForce")));
        Assert.That((await Api.GetAsync($"agreements/{dry.Id}")).Code, Is.EqualTo(404));
        Assert.That((await Api.PostAsync("agreements", body)).Code, Is.EqualTo(201), "the numbers are still free");
    }

    [Test]
    public async Task A_patch_changes_what_it_names_and_leaves_the_rest()
    {
        var created = await CreateAsync();
        var changed = await Api.PatchNowAsync(created.Id, new { subject = "Perlindungan", notice = new { amount = 3, unit = "months" } });
        Assert.That(changed.Body["title"]!.GetValue<string>(), Is.EqualTo(created.Body["title"]!.GetValue<string>()));
        Assert.That(changed.Body["status"]!["noticeDeadline"]!.GetValue<string>(), Is.EqualTo("2030-02-27"));
        var removed = await Api.PatchNowAsync(created.Id, new JsonObject { ["notice"] = null });
        Assert.That(removed.Body["notice"], Is.Null);
        Assert.That(removed.Body["subject"]!.GetValue<string>(), Is.EqualTo("Perlindungan"));
    }

    [Test]
    public async Task An_addendum_changes_what_holds_and_not_what_the_original_says()
    {
        var created = await CreateAsync("2030-05-27");
        var body = new { signedOn = "2025-06-01", effectiveOn = "2025-07-01", title = "Adendum Pertama", amendment = new { endsOn = "2032-12-31", scope = new[] { "Sosialisasi" } } };
        Assert.That((await Api.PostAsync($"agreements/{created.Id}/addenda", body)).Code, Is.EqualTo(428));
        var dry = await Api.PostAsync($"agreements/{created.Id}/addenda?validateOnly=true", body, ("If-Match", created.Etag!));
        Assert.That((dry.Code, dry.Body["effective"]!["term"]!["endsOn"]!.GetValue<string>()), Is.EqualTo((201, "2032-12-31")));
        var added = await Api.PostAsync($"agreements/{created.Id}/addenda", body, ("If-Match", created.Etag!));
        Assert.That((added.Code, added.Body["term"]!["endsOn"]!.GetValue<string>(), added.Body["term"]!["effectiveEndsOn"]!.GetValue<string>()), Is.EqualTo((201, "2030-05-27", "2032-12-31")));
        Assert.That((await Api.PostAsync($"agreements/{created.Id}/addenda", body, ("If-Match", created.Etag!))).Code, Is.EqualTo(412));
        Assert.That((await Api.GetAsync($"agreements/{created.Id}?asOf=2025-06-30")).Body["effective"], Is.Null);
        var listed = await Api.GetAsync($"agreements/{created.Id}/addenda");
        Assert.That(listed.Body["items"]!.AsArray().Select(i => $"{i!["order"]} {i["title"]} {i["effectiveOn"]}"), Is.EqualTo(new[] { "1 Adendum Pertama 2025-07-01" }));
        var back = added.Body.DeepClone().AsObject();
        back["title"] = "Judul dibetulkan";
        Assert.That((await Api.PatchNowAsync(created.Id, back)).Body["title"]!.GetValue<string>(), Is.EqualTo("Judul dibetulkan"), "what was read can be sent back with one thing changed");
    }

    [Test]
    public async Task A_notice_of_non_renewal_is_given_and_withdrawn_by_actions()
    {
        var body = await MouAsync();
        body["renewalClause"] = new { mode = "automatic", termMonths = 12 };
        var created = await Api.PostAsync("agreements", body);
        var given = await Api.ActAsync(created.Id, "giveNotice", new { on = "2025-06-01", reason = "Tidak diperpanjang" });
        Assert.That((given.Code, given.Body["status"]!["renewsTo"], given.Body["status"]!["noticeGivenOn"]!.GetValue<string>()), Is.EqualTo((200, (JsonNode?)null, "2025-06-01")));
        var withdrawn = await Api.ActAsync(created.Id, "withdrawNotice", new { reason = "Disepakati lanjut" });
        Assert.That((withdrawn.Code, withdrawn.Body["status"]!["renewsTo"]!.GetValue<string>()), Is.EqualTo((200, "2031-05-27")));
    }

    [Test]
    public async Task Page_by_page_a_list_gives_everything_once_and_ends_without_a_token()
    {
        var wanted = new List<Guid>();
        var title = "Halaman " + Guid.CreateVersion7();
        for (var i = 0; i < 7; i++)
        {
            var body = await MouAsync();
            body["title"] = title;
            wanted.Add((await Api.PostAsync("agreements", body)).Id);
        }
        foreach (var sort in new[] { "-createdAt", "createdAt", "endsOn", "-endsOn" })
        {
            var (seen, path) = (new List<Guid>(), $"/api/v1/agreements?q={Uri.EscapeDataString(title)}&pageSize=3&sort={sort}");
            for (string? next = path; next is not null;)
            {
                var page = await Api.GetAsync(next);
                seen.AddRange(page.Body["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>()));
                next = page.Raw.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0][1..] : null;
                Assert.That(page.Body["nextPageToken"] is null, Is.EqualTo(next is null));
            }
            Assert.That(seen, Is.EquivalentTo(wanted), sort);
        }
    }

    [Test]
    public async Task A_page_token_belongs_to_its_filter()
    {
        await CreateAsync();
        await CreateAsync();
        var page = await Api.GetAsync("agreements?pageSize=1");
        var answer = await Api.GetAsync($"agreements?pageSize=1&class=pks&pageToken={page.Body["nextPageToken"]}");
        Assert.That(answer.Errors, Is.EqualTo(new[] { "pageToken.invalid /pageToken" }));
    }

    [Test]
    public async Task A_page_larger_than_200_is_taken_as_200_and_0_as_the_default()
    {
        Assert.That((await Api.GetAsync("agreements?pageSize=100000")).Code, Is.EqualTo(200));
        Assert.That((await Api.GetAsync("agreements?pageSize=0")).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task A_lookup_answers_each_number_and_says_which_are_unknown()
    {
        var created = await CreateAsync();
        var number = created.Body["parties"]![0]!["number"]!.GetValue<string>();
        var reference = created.Body["reference"]!.GetValue<string>();
        var answer = await Api.PostAsync("agreements/status-lookup", new { numbers = new[] { "  " + number.ToUpperInvariant(), reference, "tidak-ada" }, ids = new[] { created.Id }, asOf = "2030-05-28" });
        var results = answer.Body["results"]!.AsArray();
        Assert.That(results.Select(r => r!["found"]!.GetValue<bool>()), Is.EqualTo(new[] { true, true, false, true }));
        Assert.That(results[0]!["agreements"]![0]!["status"]!["validity"]!.GetValue<string>(), Is.EqualTo("expired"));
    }

    [TestCase("id", "Permintaan tidak sah")]
    [TestCase("en-GB,id;q=0.5", "The request is not valid")]
    public async Task A_refusal_speaks_the_language_asked_for(string language, string title)
    {
        var answer = await Api.PostAsync("agreements", "{", ("Accept-Language", language));
        Assert.That(answer.Body["title"]!.GetValue<string>(), Is.EqualTo(title));
        Assert.That(answer.Body["traceId"]!.GetValue<string>(), Is.Not.Empty);
    }

    [Test]
    public async Task Each_derived_date_explains_itself_in_the_language_asked_for()
    {
        var created = await CreateAsync("2030-05-27");
        var indonesian = await Api.GetAsync($"agreements/{created.Id}/dates");
        var english = await Api.GetAsync($"agreements/{created.Id}/dates?lang=en");
        string End(Answer a) => a.Body["dates"]!.AsArray().Single(d => d!["name"]!.GetValue<string>() == "end")!["explanation"]!.GetValue<string>();
        Assert.That(End(indonesian), Does.StartWith("Berakhir 27 Mei 2030"));
        Assert.That(End(english), Does.Contain("27 May 2030"));
    }

    [Test]
    public async Task Instants_are_UTC_with_a_Z()
    {
        var created = await CreateAsync();
        Assert.That(created.Body["createdAt"]!.GetValue<string>(), Does.EndWith("Z"));
    }

    [Test]
    public async Task The_document_names_every_operation_once_and_every_route_is_in_it()
    {
        var document = (await Api.GetAsync("/openapi/v1.json")).Body;
        Assert.That(document["openapi"]!.GetValue<string>(), Does.StartWith("3.1"));
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (Path: p.Key, Method: o.Key, Id: o.Value!["operationId"]?.GetValue<string>()))).ToList();
        Assert.That(operations.Select(o => o.Id), Is.Unique.And.All.Not.Null);
        Assert.That(operations.Select(o => $"{o.Method} {o.Path}"), Is.SupersetOf(new[]
        {
            "post /api/v1/agreements", "get /api/v1/agreements", "get /api/v1/agreements/{id}", "patch /api/v1/agreements/{id}", "get /api/v1/agreements/{id}/status",
            "get /api/v1/agreements/{id}/dates", "post /api/v1/agreements/{id}/actions/{action}", "get /api/v1/agreements/{id}/timeline", "get /api/v1/agreements/{id}/lineage",
            "post /api/v1/agreements/{id}/addenda", "get /api/v1/agreements/{id}/addenda",
            "post /api/v1/agreements/status-lookup", "post /api/v1/institutions", "get /api/v1/institutions", "get /api/v1/institutions/{id}", "patch /api/v1/institutions/{id}",
            "post /api/v1/institutions/{id}/names", "post /api/v1/institutions/{id}/merge", "get /api/v1/alerts", "get /api/v1/mails", "post /api/v1/mails/{id}/actions/retry",
        }));
    }

    [Test]
    public async Task The_page_to_browse_it_needs_no_other_host()
    {
        var page = (await Api.GetAsync("/docs")).Body.GetValue<string>();
        Assert.That(page, Does.Contain("<html"));
        Assert.That(page, Does.Not.Match("(src|href)=\"(https?:)?//"));
    }

    [Test]
    public async Task Health_says_that_it_is_ready_and_what_ran()
    {
        var ready = await Api.GetAsync("/health/ready");
        Assert.That((ready.Code, ready.Body["status"]!.GetValue<string>()), Is.EqualTo((200, "ready")));
        Assert.That(ready.Body["health"]!["jobs"]!.AsArray().Select(j => j!["job"]!.GetValue<string>()), Is.EquivalentTo(new[] { "send", "sweep" }));
        Assert.That((await Api.GetAsync("/health/live")).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task An_institution_is_renamed_from_a_day_on_and_merged_once()
    {
        var (id, into) = (await InstitutionAsync("IAIN", "university"), await InstitutionAsync("UIN", "university"));
        var renamed = await Api.PostAsync($"institutions/{id}/names", new { name = "UIN STS", from = "2017-04-07" }, ("If-Match", "\"1\""));
        Assert.That(renamed.Body["names"]!.AsArray().Select(n => n!["name"]!.GetValue<string>()), Is.EqualTo(new[] { "IAIN", "UIN STS" }));
        var merged = await Api.PostAsync($"institutions/{id}/merge", new { into }, ("If-Match", renamed.Etag!));
        Assert.That(merged.Body["mergedInto"]!.GetValue<Guid>(), Is.EqualTo(into));
        Assert.That((await Api.PostAsync($"institutions/{id}/merge", new { into }, ("If-Match", merged.Etag!))).Errors, Is.EqualTo(new[] { "institution.alreadyMerged " }));
    }
}
