using Agreements.App.Data;
using Agreements.App.Documents;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents;

/// <summary>A few contents are held for those who ask for many parts of them, and no more.</summary>
public sealed class HeldContentsTests
{
    private readonly List<string> _brought = [];

    private async Task<FileStream> BringAsync(string sha256, CancellationToken ct)
    {
        lock (_brought) _brought.Add(sha256);
        var file = TemporaryFile.Create();
        await file.WriteAsync(Convert.FromHexString(sha256), ct);
        await file.FlushAsync(ct);
        return file;
    }

    private static string Hash(int number) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)));

    [Test]
    public async Task Many_who_ask_for_the_same_at_once_bring_it_once_and_each_reads_from_a_place_of_their_own()
    {
        using var contents = new HeldContents(TimeProvider.System);
        var readers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => contents.OpenAsync(Hash(100), BringAsync, CancellationToken.None)));
        for (var i = 0; i < readers.Length; i++)
        {
            readers[i].Seek(i, SeekOrigin.Begin);
            Assert.That(readers[i].ReadByte(), Is.EqualTo(Convert.FromHexString(Hash(100))[i]));
            await readers[i].DisposeAsync();
        }
        Assert.That(_brought.Count(b => b == Hash(100)), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_held_no_longer_is_read_to_its_end_by_those_who_have_it()
    {
        using var contents = new HeldContents(TimeProvider.System);
        await using var first = await contents.OpenAsync(Hash(0), BringAsync, CancellationToken.None);
        for (var i = 1; i <= HeldContents.Most; i++) await (await contents.OpenAsync(Hash(i), BringAsync, CancellationToken.None)).DisposeAsync();
        var all = new byte[32];
        await first.ReadExactlyAsync(all);
        Assert.That(Convert.ToHexStringLower(all), Is.EqualTo(Hash(0)));
        await (await contents.OpenAsync(Hash(0), BringAsync, CancellationToken.None)).DisposeAsync();
        Assert.That(_brought.Count(b => b == Hash(0)), Is.EqualTo(2));
    }
}
