using System.Security.Cryptography;
using System.Text;
using Agreements.App.Access;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace Agreements.App.Tests.People;

public sealed class BreachedPasswordTests
{
    [TestCase("\n")]
    [TestCase("\r\n")]
    public async Task Each_of_a_sorted_file_is_found_and_no_other(string newLine)
    {
        var known = Enumerable.Range(0, 500).Select(i => $"bocor {i}").ToList();
        var lines = known.Select(p => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(p)))).Order(StringComparer.Ordinal).Select((h, i) => $"{h}:{i * 977}");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, string.Join(newLine, lines));
        var breached = new BreachedPasswords(Options.Create(new AccountOptions { BreachedPasswordsFile = file }));
        Assert.That(known.Where(p => !breached.Holds(p)), Is.Empty);
        Assert.That(Enumerable.Range(0, 500).Where(i => breached.Holds($"aman {i}")), Is.Empty);
        File.Delete(file);
    }

    [Test]
    public void Without_a_file_none_is_known() => Assert.That(new BreachedPasswords(Options.Create(new AccountOptions())).Holds("password"), Is.False);
}
