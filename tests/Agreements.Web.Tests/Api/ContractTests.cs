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
            Assert.That((await Api.GetAsync(path, ("If-None-Match", $"\"{first.Etag![1..^1]}x\""))).Code, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task A_tag_that_a_proxy_has_weakened_and_a_star_hold_the_same_representation()
    {
        foreach (var path in new[] { $"agreements/{(await CreateAsync()).Id}", $"institutions/{await InstitutionAsync("Kota Etag")}" })
        {
            var first = await Api.GetAsync(path);
            Assert.That((await Api.GetAsync(path, ("If-None-Match", "W/" + first.Etag))).Code, Is.EqualTo(304), path);
            Assert.That((await Api.GetAsync(path, ("If-None-Match", "*"))).Code, Is.EqualTo(304), path);
            Assert.That((await Api.PatchAsync(path, new { }, ("If-Match", "W/" + first.Etag))).Code, Is.EqualTo(200), path);
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
                next = page.Next;
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
    public async Task A_lineage_shows_the_first_200_children_and_says_how_many_there_are_and_the_list_has_the_rest()
    {
        var parent = await CreateAsync();
        var body = await MouAsync(process: "proposed");
        body["parties"] = parent.Body["parties"]!.AsArray().Select(p => new { institution = p!["institution"]!.GetValue<Guid>() }).ToArray();
        body["parent"] = parent.Id;
        for (var i = 0; i < 201; i++) Assert.That((await Api.PostAsync("agreements", body)).Code, Is.EqualTo(201));
        var lineage = (await Api.GetAsync($"agreements/{parent.Id}/lineage")).Body;
        Assert.That((lineage["children"]!.AsArray().Count, lineage["childrenTotal"]!.GetValue<int>()), Is.EqualTo((200, 201)));
        var page = await Api.GetAsync($"agreements?parent={parent.Id}&pageSize=1000&sort=createdAt");
        Assert.That(page.Body["items"]!.AsArray(), Has.Count.EqualTo(200), "a larger page is taken as 200");
        var last = (await Api.GetAsync(page.Next!)).Body["items"]!.AsArray().Single()!["id"]!.GetValue<Guid>();
        Assert.That(lineage["children"]!.AsArray().Select(c => c!["id"]!.GetValue<Guid>()), Has.None.EqualTo(last).And.Unique);
    }

    [Test]
    public async Task What_was_read_can_be_sent_back_with_one_thing_changed()
    {
        var created = await CreateAsync();
        var body = created.Body.AsObject();
        body["subject"] = "Perlindungan";
        var changed = await Api.PatchAsync($"agreements/{created.Id}", body, ("If-Match", created.Etag!));
        Assert.That((changed.Code, changed.Body["subject"]?.GetValue<string>(), changed.Body["reference"]!.GetValue<string>()), Is.EqualTo((200, "Perlindungan", body["reference"]!.GetValue<string>())));
        Assert.That(changed.Body["parties"]!.ToJsonString(), Is.EqualTo(body["parties"]!.ToJsonString()));
    }

    [Test]
    public async Task An_institution_too_can_be_sent_back_as_it_was_read()
    {
        var read = await Api.GetAsync($"institutions/{await InstitutionAsync("Kota Lama")}");
        var body = read.Body.AsObject();
        body["name"] = "Kota Lama Sekali";
        var changed = await Api.PatchAsync($"institutions/{read.Id}", body, ("If-Match", read.Etag!));
        Assert.That((changed.Code, changed.Body["name"]?.GetValue<string>()), Is.EqualTo((200, "Kota Lama Sekali")), changed.Body.ToJsonString());
        Assert.That(changed.Body["names"]!.AsArray(), Has.Count.EqualTo(1), "a correction is no new name");
    }

    [Test]
    public async Task An_institution_is_renamed_from_a_day_on_and_merged_once()
    {
        var (id, into) = (await InstitutionAsync("IAIN", "university"), await InstitutionAsync("UIN", "university"));
        var renamed = await Api.PostAsync($"institutions/{id}/names", new { name = "UIN STS", from = "2017-04-07" }, ("If-Match", "\"1\""));
        Assert.That((await Api.PostAsync($"institutions/{id}/names", new { name = "UIN Masa Depan", from = "2199-01-01" }, ("If-Match", renamed.Etag!))).Errors, Is.EqualTo(new[] { "institution.nameFuture /from" }));
        Assert.That(renamed.Body["names"]!.AsArray().Select(n => n!["name"]!.GetValue<string>()), Is.EqualTo(new[] { "IAIN", "UIN STS" }));
        var merged = await Api.PostAsync($"institutions/{id}/merge", new { into }, ("If-Match", renamed.Etag!));
        Assert.That(merged.Body["mergedInto"]!.GetValue<Guid>(), Is.EqualTo(into));
        Assert.That((await Api.PostAsync($"institutions/{id}/merge", new { into }, ("If-Match", merged.Etag!))).Errors, Is.EqualTo(new[] { "institution.alreadyMerged " }));
    }

    [Test]
    public async Task Every_part_of_a_path_that_varies_is_described()
    {
        var document = (await Api.GetAsync("/openapi/v1.json")).Body;
        var missing = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().SelectMany(operation =>
            path.Key.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'))
                .Except(operation.Value!["parameters"]!.AsArray().Where(p => p!["in"]!.GetValue<string>() == "path").Select(p => p!["name"]!.GetValue<string>()))
                .Select(name => $"{operation.Key} {path.Key}: {name}")));
        Assert.That(missing, Is.Empty);
    }
}
