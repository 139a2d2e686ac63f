using System.Text.Json;
using Agreements.App.Data;

namespace Agreements.App.Outbox;

/// <param name="Lines">Since the moment asked for, of all nodes.</param>
/// <param name="IsComplete">The journal reaches back to that moment.</param>
/// <param name="Unreadable">Lines that are none: a process died while it wrote them.</param>
public sealed record ReadJournal(IReadOnlyList<JournalLine> Lines, bool IsComplete, int Unreadable);

public static class SentJournalReader
{
    // Clocks of nodes differ; what was marked before is met by nothing.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    public static async Task<ReadJournal> SinceAsync(string? directory, DateTimeOffset since, CancellationToken ct)
    {
        if (directory is null || !Directory.Exists(directory)) return new ReadJournal([], IsComplete: false, 0);
        var files = SentJournalFiles.In(directory);
        var (lines, unreadable) = (new List<JournalLine>(), 0);
        DateTimeOffset? begins = null;
        foreach (var (file, from) in files)
        {
            // A file of an earlier month says by being there that the journal is older.
            if (from.AddMonths(1) < since - Margin)
            {
                begins ??= from;
                continue;
            }
            await foreach (var text in File.ReadLinesAsync(file, ct))
            {
                if (Parse(text) is not { } line) unreadable++;
                else
                {
                    begins = begins is { } first && first <= line.At ? first : line.At;
                    if (line.At >= since - Margin) lines.Add(line);
                }
            }
        }
        return new ReadJournal(lines, begins <= since, unreadable);
    }

    private static JournalLine? Parse(string text)
    {
        try
        {
            return Json.Read<JournalLine>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
