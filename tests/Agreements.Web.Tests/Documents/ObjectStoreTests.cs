using System.Security.Cryptography;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Documents;

/// <summary>Contents move to an object store once they are safe, and are never given out otherwise than they were kept.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class ObjectStoreTests : ServiceTest
{
    private LocalStore _store = null!;

    protected override (string, string?)[] Settings => (_store = LocalStore.StartAsync().GetAwaiter().GetResult()).Settings;

    [OneTimeTearDown]
    public async Task EndAsync() => await _store.DisposeAsync();

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private async Task<long> PartsAsync(string sha256)
    {
        await using var connection = await TestDatabase.OpenAsync(Path.Combine(Directory, "data", "agreements.db"));
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT COUNT(*) FROM blob_parts WHERE sha256 = $sha256) + (SELECT COUNT(*) FROM blobs WHERE sha256 = $sha256 AND place = 'database')";
        command.Parameters.AddWithValue("$sha256", sha256);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<Answer> MovedAsync(byte[] bytes)
    {
        var sent = await Sent.FileAsync(Service.Http, $"agreements/{(await CreateAsync()).Id}/documents", bytes);
        Assert.That(sent.Code, Is.EqualTo(201), sent.Body.ToJsonString());
        await Eventually.SeeAsync(() => PartsAsync(Hash(bytes)), left => left == 0, left => $"{left} parts and places in the database\n{Service.Output}");
        return sent;
    }

    [Test]
    public async Task A_content_leaves_the_database_for_the_store_and_comes_back_whole()
    {
        var bytes = Sent.Pdf("pindah", 3_000_000);
        var sent = await MovedAsync(bytes);
        Assert.That(_store.Holds(Hash(bytes)), Is.True);
        Assert.That(await Service.Http.GetByteArrayAsync($"/api/v1/documents/{sent.Id}/content"), Is.EqualTo(bytes));
        var again = await Sent.FileAsync(Service.Http, $"agreements/{(await CreateAsync()).Id}/documents", bytes);
        Assert.That((again.Code, await PartsAsync(Hash(bytes))), Is.EqualTo((201, 0)), "the same content is not kept twice");
    }

    [Test]
    public async Task An_object_that_was_changed_in_the_store_is_refused_loudly()
    {
        var bytes = Sent.Pdf("utuh");
        var sent = await MovedAsync(bytes);
        await File.WriteAllBytesAsync(_store.FileOf(Hash(bytes)), Sent.Pdf("ubah"));
        var answer = await Api.GetAsync($"documents/{sent.Id}/content");
        Assert.That((answer.Code, answer.Errors.Single()), Is.EqualTo((500, "document.damaged ")));
        Assert.That(Service.Output, Does.Contain(Hash(bytes)));
        File.Delete(_store.FileOf(Hash(bytes)));
        Assert.That((await Api.GetAsync($"documents/{sent.Id}/content")).Code, Is.EqualTo(500));
    }
}
