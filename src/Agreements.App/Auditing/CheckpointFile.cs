using System.Text.Json;
using Agreements.App.Data;
using Agreements.Domain.Auditing;
using Agreements.Domain.Texts;

namespace Agreements.App.Auditing;

/// <param name="Broken">The first line that is no checkpoint.</param>
public sealed record ReadCheckpoints(IReadOnlyList<Checkpoint> Checkpoints, ChainBreak? Broken);

/// <summary>Checkpoints as lines of JSON, out of the reach of whoever administers the database.</summary>
public static class CheckpointFile
{
    public static void Append(string file, Checkpoint checkpoint)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(JsonSerializer.SerializeToUtf8Bytes(checkpoint, Json.Options));
        stream.Write("\n"u8);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>No file = none.</summary>
    public static async Task<ReadCheckpoints> ReadAsync(string file, CancellationToken ct)
    {
        var checkpoints = new List<Checkpoint>();
        if (!File.Exists(file)) return new ReadCheckpoints(checkpoints, null);
        var line = 0;
        await foreach (var text in File.ReadLinesAsync(file, ct))
        {
            line++;
            if (Parse(text) is not { } checkpoint) return new ReadCheckpoints(checkpoints, new ChainBreak((checkpoints.LastOrDefault()?.Seq ?? 0) + 1, new Message("audit.checkpointLine", line)));
            checkpoints.Add(checkpoint);
        }
        return new ReadCheckpoints(checkpoints, null);
    }

    private static Checkpoint? Parse(string line)
    {
        try
        {
            return Json.Read<Checkpoint>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
