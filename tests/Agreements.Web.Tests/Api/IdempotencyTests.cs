using System.Text.Json.Nodes;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>A POST with an Idempotency-Key is done once, however often it is sent.</summary>
public sealed class IdempotencyTests : ServiceTest
{
    private string Database => Path.Combine(Directory, "data", "agreements.db");

    private static (string, string) Key(string key) => ("Idempotency-Key", key);

    private static (string, string) NewKey() => Key(Guid.CreateVersion7().ToString());

    private static object City(string name = "Kota Jambi") => new { kind = "cityGovernment", name };

    private static string? Replayed(Answer answer) => answer.Raw.Headers.TryGetValues("Idempotency-Replayed", out var values) ? values.Single() : null;

    private async Task<int> CountAsync(string name) => (await Api.GetAsync("institutions?q=" + Uri.EscapeDataString(name))).Body["items"]!.AsArray().Count;

    private async Task<ApiClient> CallerAsync()
    {
        var http = new HttpClient { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await TestKey.AddAsync(Database, KeyScope.Admin));
        return new ApiClient(http);
    }

    [Test]
    public async Task A_repetition_gets_the_first_answer_with_its_headers_and_does_nothing()
    {
        var key = NewKey();
        var first = await Api.PostAsync("institutions", City("Kota Ulang"), key);
        var again = await Api.PostAsync("institutions", City("Kota Ulang"), key);
        Assert.That((first.Code, Replayed(first)), Is.EqualTo((201, (string?)null)));
        Assert.That((again.Code, Replayed(again)), Is.EqualTo((201, "true")));
        Assert.That(again.Body.ToJsonString(), Is.EqualTo(first.Body.ToJsonString()));
        Assert.That((again.Etag, again.Raw.Headers.Location, again.MediaType), Is.EqualTo((first.Etag, first.Raw.Headers.Location, "application/json")));
        Assert.That(again.Raw.Headers.Location!.ToString(), Does.EndWith(first.Id.ToString()));
        Assert.That(await CountAsync("Kota Ulang"), Is.EqualTo(1));
    }

    [Test]
    public async Task Twenty_at_once_have_one_effect_and_the_others_are_told_to_wait_or_get_the_same_answer()
    {
        var key = NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Api.PostAsync("institutions", City("Kota Serentak"), key)));
        Assert.That(await CountAsync("Kota Serentak"), Is.EqualTo(1));
        Assert.That(answers.Select(a => a.Code), Is.All.EqualTo(201).Or.EqualTo(409));
        Assert.That(answers.Count(a => a.Code == 201 && Replayed(a) is null), Is.EqualTo(1));
        foreach (var running in answers.Where(a => a.Code == 409))
            Assert.That((running.Errors.Single(), running.Raw.Headers.RetryAfter?.Delta), Is.EqualTo(("idempotency.running /Idempotency-Key", (TimeSpan?)TimeSpan.FromSeconds(1))));
        Assert.That((await Api.PostAsync("institutions", City("Kota Serentak"), key)).Code, Is.EqualTo(201));
    }

    [Test]
    public async Task Another_body_or_query_under_the_same_key_is_refused()
    {
        var key = NewKey();
        await Api.PostAsync("institutions", City("Kota Lain"), key);
        var body = await Api.PostAsync("institutions", City("Kota Lain Lagi"), key);
        Assert.That((body.Code, body.Errors.Single()), Is.EqualTo((422, "idempotency.mismatch /Idempotency-Key")));
        Assert.That((await Api.PostAsync("institutions?lang=en", City("Kota Lain"), key)).Code, Is.EqualTo(422));
        Assert.That(await CountAsync("Kota Lain Lagi"), Is.Zero);
    }

    [Test]
    public async Task A_key_means_nothing_for_another_caller_or_at_another_address()
    {
        var key = NewKey();
        var first = await Api.PostAsync("institutions", City("Kota Dua"), key);
        var other = await (await CallerAsync()).PostAsync("institutions", City("Kota Dua"), key);
        Assert.That((other.Code, Replayed(other), other.Id == first.Id), Is.EqualTo((201, (string?)null, false)));
        var elsewhere = await Api.PostAsync($"institutions/{first.Id}/names", new { name = "Kota Baru", from = "2026-01-01" }, key, ("If-Match", first.Etag!));
        Assert.That((elsewhere.Code, Replayed(elsewhere)), Is.EqualTo((200, (string?)null)));
    }

    [Test]
    public async Task An_address_that_is_written_otherwise_is_the_same()
    {
        var key = NewKey();
        var first = await Api.PostAsync("institutions", City("Kota Huruf"), key);
        foreach (var path in new[] { "Institutions", "institutions/", "/API/V1/INSTITUTIONS", "%69nstitutions" })
            Assert.That((await Api.PostAsync(path, City("Kota Huruf"), key)).Id, Is.EqualTo(first.Id), path);
        Assert.That(await CountAsync("Kota Huruf"), Is.EqualTo(1));
        var (renaming, body) = (NewKey(), new { name = "Kota Bentuk", from = "2026-01-01" });
        Assert.That((await Api.PostAsync($"institutions/{first.Id:D}/names", body, renaming, ("If-Match", first.Etag!))).Code, Is.EqualTo(200));
        foreach (var form in new[] { "N", "B" }) Assert.That(Replayed(await Api.PostAsync($"institutions/{first.Id.ToString(form).ToUpperInvariant()}/names", body, renaming, ("If-Match", first.Etag!))), Is.EqualTo("true"), form);
    }

    [Test]
    public async Task Who_may_do_less_than_before_is_not_told_the_answer_again()
    {
        var person = await TestPerson.AddAsync(Database, (Role.Administrator, null));
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", "agreements=" + person.Session);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var (client, key) = (new ApiClient(http), NewKey());
        var made = await client.PostAsync("api-keys", new { name = "pusat", scope = "read" }, key);
        Assert.That((made.Code, Replayed(await client.PostAsync("api-keys", new { name = "pusat", scope = "read" }, key))), Is.EqualTo((201, "true")), string.Join("; ", made.Errors));
        await using (var connection = await TestDatabase.OpenAsync(Database))
            await TestDatabase.ExecuteAsync(connection, "DELETE FROM user_grants WHERE user_id = $id", ("$id", person.Id));
        var refused = await client.PostAsync("api-keys", new { name = "pusat", scope = "read" }, key);
        Assert.That((refused.Code, Replayed(refused)), Is.EqualTo((403, (string?)null)));
    }

    [Test]
    public async Task What_was_refused_or_only_tried_is_not_kept()
    {
        var key = NewKey();
        Assert.That((await Api.PostAsync("institutions", new { kind = "cityGovernment" }, key)).Code, Is.EqualTo(400));
        var tried = await Api.PostAsync("institutions?validateOnly=true", City("Kota Coba"), key);
        Assert.That((tried.Code, await CountAsync("Kota Coba")), Is.EqualTo((201, 0)));
        var done = await Api.PostAsync("institutions", City("Kota Coba"), key);
        Assert.That((done.Code, Replayed(done), await CountAsync("Kota Coba")), Is.EqualTo((201, (string?)null, 1)));
    }

    [Test]
    public async Task An_action_that_a_lost_answer_made_uncertain_is_repeated_with_its_old_version()
    {
        var created = await CreateAsync(process: "proposed");
        var (path, key) = ($"agreements/{created.Id}/actions/submit", NewKey());
        var first = await Api.PostAsync(path, new { }, key, ("If-Match", created.Etag!));
        var again = await Api.PostAsync(path, new { }, key, ("If-Match", created.Etag!));
        Assert.That((first.Code, again.Code, again.Etag), Is.EqualTo((200, 200, first.Etag)), string.Join("; ", first.Errors));
    }

    [Test]
    public async Task A_secret_that_is_shown_once_is_kept_encrypted()
    {
        var key = NewKey();
        var made = await Api.PostAsync("api-keys", new { name = "pusat", scope = "read" }, key);
        var secret = made.Body["key"]!.GetValue<string>();
        Assert.That((await Api.PostAsync("api-keys", new { name = "pusat", scope = "read" }, key)).Body["key"]!.GetValue<string>(), Is.EqualTo(secret));
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(Database)!, "agreements.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            Assert.That(System.Text.Encoding.Latin1.GetString(bytes.ToArray()), Does.Not.Contain(secret), file);
        }
    }

    [TestCase("")]
    [TestCase("dua kata")]
    public async Task A_key_that_is_none_is_refused(string key) => Assert.That((await Api.PostAsync("institutions", City(), Key(key))).Errors, Is.EqualTo(new[] { "idempotency.key /Idempotency-Key" }));

    [Test]
    public async Task A_key_has_at_most_255_characters_and_stands_once()
    {
        Assert.That((await Api.PostAsync("institutions", City("Kota Panjang"), Key(new string('k', 255)))).Code, Is.EqualTo(201));
        Assert.That((await Api.PostAsync("institutions", City(), Key(new string('k', 256)))).Errors, Is.EqualTo(new[] { "idempotency.key /Idempotency-Key" }));
        Assert.That((await Api.PostAsync("institutions", City(), Key("a"), Key("b"))).Errors, Is.EqualTo(new[] { "idempotency.key /Idempotency-Key" }));
    }

    [Test]
    public async Task What_only_asks_is_answered_anew()
    {
        var (key, body) = (NewKey(), new { numbers = new[] { "belum-ada" } });
        Assert.That((await Api.PostAsync("agreements/status-lookup", body, key)).Code, Is.EqualTo(200));
        var again = await Api.PostAsync("agreements/status-lookup", body, key);
        Assert.That((again.Code, Replayed(again)), Is.EqualTo((200, (string?)null)));
    }

    [Test]
    public async Task The_answer_survives_the_end_of_the_process()
    {
        using var directory = new TempDirectory();
        var (key, secret) = (NewKey(), "");
        JsonNode first;
        await using (var program = await RunningProgram.ServeAsync(directory.Path))
        {
            secret = program.Http.DefaultRequestHeaders.Authorization!.Parameter!;
            first = (await new ApiClient(program.Http).PostAsync("institutions", City(), key)).Body;
            program.Kill();
            await program.ExitedAsync();
        }
        await using var next = await RunningProgram.ServeAsync(directory.Path);
        next.Http.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        var again = await new ApiClient(next.Http).PostAsync("institutions", City(), key);
        Assert.That((again.Code, Replayed(again), again.Body.ToJsonString()), Is.EqualTo((201, "true", first.ToJsonString())));
    }
}
