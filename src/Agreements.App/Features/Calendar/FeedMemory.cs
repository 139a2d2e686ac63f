using System.Security.Cryptography;
using System.Text;
using Agreements.App.Data;
using Agreements.Domain.Dates;

namespace Agreements.App.Features.Calendar;

/// <summary>An entry as a feed shows it.</summary>
/// <param name="Entry">Null = called off; of it only the day is shown.</param>
/// <param name="Sequence">Rises with every change.</param>
public sealed record FeedEntry(string Key, DateOnly On, CalendarEntry? Entry, long Sequence, DateTimeOffset ChangedAt);

/// <summary>Remembers what a feed has shown: what changes gets a higher sequence, what is gone is called off for a while.</summary>
public sealed class FeedMemory(Db db, TimeProvider time)
{
    // A calendar that was not opened for so long learns of a cancellation no more.
    private const int KeptDays = 400;

    private static readonly Statement All = Statement.Of("SELECT entry_key, held_on, content, sequence, changed_at, is_cancelled FROM calendar_feed_entries WHERE feed_id = @Feed ORDER BY entry_key");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO calendar_feed_entries (feed_id, entry_key, held_on, content, sequence, changed_at, is_cancelled) VALUES (@Feed, @EntryKey, @HeldOn, @Content, @Sequence, @ChangedAt, @IsCancelled)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE calendar_feed_entries SET held_on = @HeldOn, content = @Content, sequence = @Sequence, changed_at = @ChangedAt, is_cancelled = @IsCancelled WHERE feed_id = @Feed AND entry_key = @EntryKey
        """);

    private static readonly Statement Clear = Statement.Of("DELETE FROM calendar_feed_entries WHERE feed_id = @Feed AND changed_at < @Before AND held_on < @Past");

    /// <param name="span">What stands from <paramref name="from"/> to <paramref name="to"/> now. Where something was left out of it, nothing is called off: it may only have found no room.</param>
    public async Task<IReadOnlyList<FeedEntry>> RememberAsync(Guid feed, CalendarSpan span, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.ExecuteAsync(Clear, new { Feed = feed, Before = now.AddDays(-KeptDays), Past = from }, ct);
        var known = (await db.QueryAsync<Row>(All, new { Feed = feed }, ct)).ToDictionary(r => r.EntryKey, StringComparer.Ordinal);
        var (shown, changed, added) = (new List<FeedEntry>(), new List<object>(), new List<object>());
        foreach (var entry in span.Items)
        {
            var content = HashOf(entry);
            var (sequence, at) = known.Remove(entry.Key, out var before) ? before.Content == content && !before.IsCancelled ? (before.Sequence, before.ChangedAt) : (before.Sequence + 1, now) : (0, now);
            if (before is null || at == now) (before is null ? added : changed).Add(Parameters(feed, entry.Key, entry.On, content, sequence, at, false));
            shown.Add(new FeedEntry(entry.Key, entry.On, entry, sequence, at));
        }
        foreach (var gone in known.Values.Where(r => r.IsCancelled || (span.IsWhole && r.HeldOn >= from && r.HeldOn <= to)))
        {
            var (sequence, at) = gone.IsCancelled ? (gone.Sequence, gone.ChangedAt) : (gone.Sequence + 1, now);
            if (!gone.IsCancelled) changed.Add(Parameters(feed, gone.EntryKey, gone.HeldOn, gone.Content, sequence, at, true));
            shown.Add(new FeedEntry(gone.EntryKey, gone.HeldOn, null, sequence, at));
        }
        await db.ExecuteAsync(Insert, added, ct);
        await db.ExecuteAsync(Update, changed, ct);
        return shown;
    }

    private static object Parameters(Guid feed, string key, DateOnly on, string content, long sequence, DateTimeOffset at, bool cancelled) =>
        new { Feed = feed, EntryKey = key, HeldOn = on, Content = content, Sequence = sequence, ChangedAt = at, IsCancelled = cancelled };

    private static string HashOf(CalendarEntry entry) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.On.ToIso() + entry.Title)));

    private sealed class Row
    {
        public string EntryKey { get; init; } = "";
        public DateOnly HeldOn { get; init; }
        public string Content { get; init; } = "";
        public long Sequence { get; init; }
        public DateTimeOffset ChangedAt { get; init; }
        public bool IsCancelled { get; init; }
    }
}
