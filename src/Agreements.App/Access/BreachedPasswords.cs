using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Agreements.App.Access;

/// <summary>Looks a password up in a file of SHA-1 hashes in ascending order, one a line (<c>HASH:count</c>), by halving. No network, no memory of the file.</summary>
public sealed class BreachedPasswords(IOptions<AccountOptions> options)
{
    private const int HashLength = 40;

    /// <exception cref="IOException">The file that the settings name cannot be read.</exception>
    public bool Holds(string password)
    {
        if (options.Value.BreachedPasswordsFile is not { Length: > 0 } path) return false;
        using var file = File.OpenRead(path);
        return Find(file, Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password))));
    }

    // Between the two places there is at least one line's beginning, or nothing is left to look at.
    private static bool Find(FileStream file, string hash)
    {
        var (from, to) = (0L, file.Length);
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            var start = StartOfLine(file, middle, from);
            var line = Line(file, start);
            var order = string.CompareOrdinal(line.Length < HashLength ? line : line[..HashLength], hash);
            if (order == 0) return true;
            if (order < 0) from = file.Position;
            else to = start;
        }
        return false;
    }

    private static long StartOfLine(FileStream file, long at, long notBefore)
    {
        while (at > notBefore)
        {
            file.Position = at - 1;
            if (file.ReadByte() == '\n') break;
            at--;
        }
        return at;
    }

    private static string Line(FileStream file, long start)
    {
        file.Position = start;
        var line = new StringBuilder();
        for (var b = file.ReadByte(); b is not (-1 or '\n'); b = file.ReadByte()) line.Append(char.ToUpperInvariant((char)b));
        return line.ToString();
    }
}
