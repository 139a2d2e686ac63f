using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.Domain.Auditing;
using Agreements.Domain.Texts;

namespace Agreements.App.Auditing;

/// <summary>The trail as a file that can be verified without the service: one entry a line, each in canonical JSON.</summary>
public static class AuditExport
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static string Line(ChainEntry entry)
    {
        var line = entry.Content.DeepClone().AsObject();
        line["hash"] = entry.Hash;
        return CanonicalJson.Write(line);
    }

    /// <summary>Verifies an export against checkpoints.</summary>
    /// <param name="keys">Whose signatures count; null = the checkpoints are believed unsigned.</param>
    public static async Task<Verification> VerifyAsync(string file, string? checkpointFile, IReadOnlyList<PublicKey>? keys, CancellationToken ct)
    {
        var read = checkpointFile is null ? new ReadCheckpoints([], null) : await CheckpointFile.ReadAsync(checkpointFile, ct);
        var all = read.Checkpoints.Where(c => keys is null || keys.Any(k => k.HasSigned(c))).ToList();
        var restored = Restoration.Signed(await RestorationsAsync(file, ct), all);
        var signed = all.Where(c => !restored.Any(r => r.Explains(c))).ToList();
        var walk = new ChainWalk(0, ChainEntry.Root);
        var broken = await ChainCheck.RunAsync(EntriesAsync(file, ct), walk, signed) ?? read.Broken;
        if (broken is null && read.Checkpoints.Except(all).FirstOrDefault() is { } foreign) broken = new ChainBreak(foreign.Seq, new Message("audit.signature", foreign.Seq));
        return new Verification(walk.Seq, walk, broken, signed.Count) { Restorations = restored };
    }

    private static async Task<IReadOnlyList<Restoration>> RestorationsAsync(string file, CancellationToken ct)
    {
        var found = new List<Restoration>();
        await foreach (var entry in EntriesAsync(file, ct))
            if (Restoration.Of(entry) is { } restoration) found.Add(restoration);
        return found;
    }

    private static async IAsyncEnumerable<ChainEntry> EntriesAsync(string file, [EnumeratorCancellation] CancellationToken ct)
    {
        var line = 0L;
        await foreach (var text in File.ReadLinesAsync(file, ct))
        {
            line++;
            yield return Parse(text) ?? new ChainEntry(new JsonObject { ["seq"] = line }, null);
        }
    }

    // Only the canonical form is taken, so that not even a space can be changed.
    private static ChainEntry? Parse(string text)
    {
        try
        {
            if (JsonNode.Parse(text, documentOptions: Strict) is not JsonObject content || CanonicalJson.Write(content) != text) return null;
            var hash = content["hash"] is JsonValue value && value.TryGetValue(out string? stored) ? stored : null;
            content.Remove("hash");
            return new ChainEntry(content, hash);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
