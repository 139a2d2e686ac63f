using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agreements.App.Backups;

/// <summary>How far this machine has seen the audit trail of its database.</summary>
/// <param name="At">When.</param>
/// <param name="Generation">How often, in effect, the database had been restored and reconciled; it rises with each time.</param>
/// <param name="Seq">The last entry then; 0 = none.</param>
/// <param name="Signature">By the secret of the installation: what was seen of another one says nothing of this.</param>
public sealed record SeenTrail(DateTimeOffset At, int Generation, long Seq, string Hash, string Signature = "")
{
    public SeenTrail Signed(byte[] secret) => this with { Signature = SignatureBy(secret) };

    public bool IsOf(byte[] secret) => Signature == SignatureBy(secret);

    private string SignatureBy(byte[] secret) => Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(FormattableString.Invariant($"seen trail {Generation} {Seq} {Hash}"))));
}

/// <summary>Keeps it outside of the database, beside the journal of what has left.</summary>
public sealed class SeenTrailFile(IOptions<MailOptions> options, ILogger<SeenTrailFile> log)
{
    private string? Path => options.Value.Journal is { } directory ? System.IO.Path.Combine(directory, $"seen.{Environment.MachineName}.json") : null;

    /// <summary>Null = nothing was seen, or what was written cannot be read: it is written anew.</summary>
    public SeenTrail? Read()
    {
        try
        {
            return Path is { } path && File.Exists(path) ? Json.Read<SeenTrail>(File.ReadAllText(path)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            log.LogWarning("What this machine has seen of the database could not be read from {File}: {Why}. It is written anew.", Path, exception.GetType().Name);
            return null;
        }
    }

    /// <summary>Whole or not at all. What cannot be kept stops nothing: a restore that nobody told of would not be noticed.</summary>
    public void Write(SeenTrail seen)
    {
        if (Path is not { } path) return;
        try
        {
            DataDirectory.Create(System.IO.Path.GetDirectoryName(path)!);
            var part = FormattableString.Invariant($"{path}.{Environment.ProcessId}");
            File.WriteAllText(part, Json.Write(seen));
            File.Move(part, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("What this machine has seen of the database could not be written to {File}: {Why}.", path, exception.GetType().Name);
        }
    }
}
