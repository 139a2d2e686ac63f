using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agreements.App.Backups;

/// <summary>What this machine has seen of its database.</summary>
/// <param name="Number">To which it had counted there.</param>
/// <param name="Generation">That of its feed, which each reconciliation changes; empty = none.</param>
/// <param name="Past">Those before it. A database that is of one of them again is an older one.</param>
/// <param name="Signature">By the secret of the installation: what was seen of another one says nothing of this.</param>
public sealed record SeenDatabase(long Number, string Generation, IReadOnlyList<string> Past, string Signature = "")
{
    public SeenDatabase Signed(byte[] secret) => this with { Signature = SignatureBy(secret) };

    public bool IsOf(byte[] secret) => Signature == SignatureBy(secret);

    private string SignatureBy(byte[] secret) => Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(FormattableString.Invariant($"seen {Number} {Generation} {string.Join(',', Past)}"))));
}

/// <summary>Keeps it outside of the database, beside the journal of what has left.</summary>
public sealed class SeenDatabaseFile(IOptions<MailOptions> options, ILogger<SeenDatabaseFile> log)
{
    // Of all that write in this process: a half of one must not come into the place of a whole.
    private static int _parts;

    private int _said;

    /// <summary>Null = there is no directory for it.</summary>
    private string? Path => options.Value.Journal is { } directory ? System.IO.Path.Combine(directory, $"seen.{Environment.MachineName}.json") : null;

    /// <param name="seen">Null = nothing, or half of it, which is written anew.</param>
    /// <returns>False = the machine does not give it out: then it must not be written over.</returns>
    public bool TryRead(out SeenDatabase? seen)
    {
        seen = null;
        try
        {
            // Not File.Exists: it says no as well where the machine does not tell.
            if (Path is { } path) seen = Json.Read<SeenDatabase>(File.ReadAllText(path));
            return true;
        }
        catch (JsonException)
        {
            log.LogWarning("What this machine has seen of the database is not whole in {File}: it is written anew, and a restore of before that nobody reconciled is not noticed.", Path);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Say(exception);
            return false;
        }
    }

    /// <summary>Whole or not at all, by the service alone.</summary>
    public void Write(SeenDatabase seen)
    {
        if (Path is not { } path) return;
        try
        {
            DataDirectory.Create(System.IO.Path.GetDirectoryName(path)!);
            var part = FormattableString.Invariant($"{path}.{Environment.ProcessId}.{Interlocked.Increment(ref _parts)}");
            // Onto the disk, before it takes the place of the other: a power cut is when databases are restored.
            using (var file = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                file.Write(Encoding.UTF8.GetBytes(Json.Write(seen)));
                file.Flush(flushToDisk: true);
            }
            File.Move(part, path, overwrite: true);
            _said = 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Say(exception);
        }
    }

    private void Say(Exception exception)
    {
        if (Interlocked.Exchange(ref _said, 1) == 0) log.LogWarning("What this machine has seen of the database cannot be kept in {File} ({Why}). While that is so, a restore that nobody reconciles may not be noticed. Check the disk and the rights of the directory (Mail:Journal).", Path, exception.GetType().Name);
    }
}
