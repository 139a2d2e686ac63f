using System.Globalization;
using Agreements.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>Keys of other systems.</summary>
public sealed class ApiKeyTests : ServiceTest
{
    private ApiClient With(string? key)
    {
        var http = new HttpClient { BaseAddress = Service.Http.BaseAddress };
        if (key is not null) http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + key);
        return new ApiClient(http);
    }

    private async Task<(Answer Made, ApiClient Client)> MakeAsync(string scope, Guid[] institutions, string? expiresOn = null)
    {
        var made = await Api.PostAsync("api-keys", new { name = "Sistem " + scope, scope, institutions, expiresOn = expiresOn ?? "2028-01-01" });
        Assert.That(made.Code, Is.EqualTo(201), made.Body.ToJsonString());
        return (made, With(made.Body["key"]!.GetValue<string>()));
    }

    private async Task ChangeAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Directory, "data", "agreements.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    [Test]
    public async Task A_key_is_shown_once_and_what_it_does_stands_under_its_name()
    {
        var (made, client) = await MakeAsync("write", []);
        Assert.That(made.Body["key"]!.GetValue<string>(), Does.Match("^agr_[A-Za-z0-9_-]{43}$").And.StartWith(made.Body["hint"]!.GetValue<string>()));
        Assert.That(made.Raw.Headers.CacheControl!.NoStore, Is.True);
        var read = await Api.GetAsync($"api-keys/{made.Id}");
        Assert.That((read.Code, read.Body["key"], read.Body["scope"]!.GetValue<string>()), Is.EqualTo((200, (object?)null, "write")));
        Assert.That((await Api.GetAsync("api-keys?pageSize=200")).Body.ToJsonString(), Does.Contain(made.Id.ToString()).And.Not.Contain(made.Body["key"]!.GetValue<string>()));
        var institution = await client.PostAsync("institutions", new { kind = "village", name = "Desa Kunci" });
        var entry = (await Api.GetAsync($"audit?subject={institution.Id}")).Body["items"]![0]!;
        Assert.That(entry["actor"]!.GetValue<string>(), Is.EqualTo("key:Sistem write"));
        var making = (await Api.GetAsync($"audit?subject={made.Id}")).Body["items"]!.ToJsonString();
        Assert.That(making, Does.Contain("apiKey").And.Not.Contain(made.Body["hint"]!.GetValue<string>()));
    }

    [Test]
    public async Task Without_a_key_or_with_a_wrong_one_it_is_401_that_says_so()
    {
        var none = await With(null).GetAsync("agreements");
        Assert.That((none.Code, none.MediaType, none.Errors.Single()), Is.EqualTo((401, "application/problem+json", "unauthenticated ")));
        Assert.That(none.Raw.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer"));
        foreach (var wrong in new[] { "agr_" + new string('A', 43), "agr_short", "eyJhbGciOiJub25lIn0.e30.", "", "agr_" + new string('!', 43) })
            Assert.That((await With(wrong).GetAsync("agreements")).Code, Is.EqualTo(401), wrong);
        Assert.That((await With("agr_" + new string('A', 43)).GetAsync("agreements")).Errors, Is.EqualTo(new[] { "key.unknown " }));
    }

    [Test]
    public async Task A_key_that_reads_may_not_write_and_one_of_another_institution_sees_nothing()
    {
        var agreement = await CreateAsync();
        var city = agreement.Body["parties"]![0]!["institution"]!.GetValue<Guid>();
        var (_, reader) = await MakeAsync("read", [city]);
        Assert.That((await reader.GetAsync($"agreements/{agreement.Id}")).Code, Is.EqualTo(200));
        Assert.That((await reader.PatchAsync($"agreements/{agreement.Id}", new { title = "x" }, ("If-Match", agreement.Etag!))).Errors, Is.EqualTo(new[] { "forbidden " }));
        var (_, stranger) = await MakeAsync("admin", [await InstitutionAsync("Kota jauh")]);
        Assert.That((await stranger.GetAsync($"agreements/{agreement.Id}")).Code, Is.EqualTo(404));
        Assert.That((await stranger.GetAsync("agreements")).Body["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_revoked_key_and_an_expired_one_are_told_apart_and_their_records_stay()
    {
        var (revoked, client) = await MakeAsync("read", []);
        Assert.That((await Api.SendAsync(HttpMethod.Delete, $"api-keys/{revoked.Id}", null)).Code, Is.EqualTo(428));
        Assert.That((await client.GetAsync("agreements")).Code, Is.EqualTo(200));
        var gone = await Api.SendAsync(HttpMethod.Delete, $"api-keys/{revoked.Id}", null, ("If-Match", revoked.Etag!));
        Assert.That((gone.Code, gone.Body["revokedBy"]!.GetValue<string>()), Is.EqualTo((200, "key:test")));
        Assert.That((await client.GetAsync("agreements")).Errors, Is.EqualTo(new[] { "key.revoked " }));
        Assert.That((await Api.SendAsync(HttpMethod.Delete, $"api-keys/{revoked.Id}", null, ("If-Match", revoked.Etag!))).Code, Is.EqualTo(412));
        var (expired, late) = await MakeAsync("read", []);
        await ChangeAsync($"UPDATE api_keys SET expires_on = '2020-01-01' WHERE id = '{expired.Id}'");
        Assert.That((await late.GetAsync("agreements")).Errors, Is.EqualTo(new[] { "key.expired " }));
        Assert.That((await Api.GetAsync($"api-keys/{expired.Id}")).Code, Is.EqualTo(200));
    }

    [TestCase("""{"name":"x","scope":"read","expiresOn":"2020-01-01"}""", "key.expiry.past /expiresOn")]
    [TestCase("""{"name":"x","scope":"read","expiresOn":"2099-01-01"}""", "key.expiry.far /expiresOn")]
    [TestCase("""{"name":"x","scope":"read","expiresOn":"2027-01-01","neverExpires":true}""", "key.expiry.both /neverExpires")]
    [TestCase("""{"name":" ","scope":"read"}""", "text.required /name")]
    [TestCase("""{"name":"a\nb","scope":"read"}""", "text.oneLine /name")]
    [TestCase("""{"name":"x","scope":"root"}""", "json.value /scope")]
    [TestCase("""{"name":"x","scope":"read","hash":"00"}""", "json.unknownField /hash")]
    [TestCase("""{"name":"x","scope":"read","institutions":["00000000-0000-7000-8000-000000000000"]}""", "institution.unknown /institutions/0")]
    public async Task What_a_key_cannot_be_is_refused_at_its_place(string body, string error) => Assert.That((await Api.PostAsync("api-keys", body)).Errors, Is.EqualTo(new[] { error }));

    [Test]
    public async Task A_trial_makes_no_key_and_shows_none()
    {
        var trial = await Api.PostAsync("api-keys?validateOnly=true", new { name = "coba", scope = "read" });
        Assert.That((trial.Code, trial.Body["key"]), Is.EqualTo((201, (object?)null)));
        Assert.That((await Api.GetAsync($"api-keys/{trial.Id}")).Code, Is.EqualTo(404));
    }

    [Test]
    public async Task An_administrator_of_an_institution_makes_keys_for_it_and_below_and_sees_only_those()
    {
        var (city, other) = (await InstitutionAsync("Kota A"), await InstitutionAsync("Kota B"));
        var unit = (await Api.PostAsync("institutions", new { kind = "governmentUnit", name = "Dinas", parent = city })).Id;
        var (_, admin) = await MakeAsync("admin", [city]);
        var mine = await admin.PostAsync("api-keys", new { name = "dinas", scope = "write", institutions = new[] { unit } });
        Assert.That(mine.Code, Is.EqualTo(201), mine.Body.ToJsonString());
        Assert.That((await admin.PostAsync("api-keys", new { name = "x", scope = "read", institutions = new[] { unit, other } })).Errors, Is.EqualTo(new[] { "forbidden /institutions/1" }));
        Assert.That((await admin.PostAsync("api-keys", new { name = "x", scope = "read" })).Errors, Is.EqualTo(new[] { "forbidden /institutions" }));
        Assert.That((await admin.PostAsync("api-keys", new { name = "x", scope = "read", institutions = new[] { unit }, neverExpires = true })).Errors, Is.EqualTo(new[] { "key.expiry.never /neverExpires" }));
        var (mixed, _) = await MakeAsync("read", [unit, other]);
        var seen = (await admin.GetAsync("api-keys")).Body["items"]!.AsArray().Select(k => k!["id"]!.GetValue<Guid>()).ToList();
        Assert.That(seen, Does.Contain(mine.Id).And.Not.Contain(mixed.Id));
        Assert.That((await admin.GetAsync($"api-keys/{mixed.Id}")).Code, Is.EqualTo(404));
        Assert.That((await admin.SendAsync(HttpMethod.Delete, $"api-keys/{mixed.Id}", null, ("If-Match", mixed.Etag!))).Code, Is.EqualTo(404));
    }

    [Test]
    public async Task Its_last_use_is_noted_once_a_minute()
    {
        var (made, client) = await MakeAsync("read", []);
        Assert.That(made.Body["lastUsedAt"], Is.Null);
        async Task<string?> UsedAsync() => (await Api.GetAsync($"api-keys/{made.Id}")).Body["lastUsedAt"]?.GetValue<string>();
        await client.GetAsync("agreements");
        string? used = null;
        for (var i = 0; i < 1000 && used is null; i++) used = await UsedAsync();
        await client.GetAsync("agreements");
        Assert.That((used is null, await UsedAsync()), Is.EqualTo((false, used)));
        Assert.That(DateTimeOffset.Parse(used!, CultureInfo.InvariantCulture), Is.EqualTo(TimeProvider.System.GetUtcNow()).Within(TimeSpan.FromMinutes(2)));
    }
}
