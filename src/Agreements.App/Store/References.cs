using System.Globalization;
using Agreements.App.Data;
using Agreements.Domain.Dates;

namespace Agreements.App.Store;

/// <summary>Our own running numbers: <c>AGR-2025-00012</c>, one series per kind and year.</summary>
public sealed class References(Db db, TimeProvider time)
{
    // The first of a year makes the counter; two at once must not both find it missing.
    private static readonly Statement First = new(
        "INSERT INTO counters (name, value) SELECT @Name, 0 WHERE NOT EXISTS (SELECT 1 FROM counters WHERE name = @Name)",
        "INSERT INTO counters (name, value) SELECT @Name, 0 WHERE NOT EXISTS (SELECT 1 FROM counters WITH (UPDLOCK, HOLDLOCK) WHERE name = @Name)");

    private static readonly Statement Count = new(
        "UPDATE counters SET value = value + 1 WHERE name = @Name RETURNING value",
        "UPDATE counters SET value = value + 1 OUTPUT inserted.value WHERE name = @Name");

    /// <summary>Whether a folded text may be the reference of an agreement; what is none is not looked up.</summary>
    public static bool IsLike(string folded) => folded.StartsWith("agr-", StringComparison.Ordinal);

    public Task<string> NextAgreementAsync(CancellationToken ct) => NextAsync("agreement", "AGR", ct);

    public Task<string> NextRenewalAsync(CancellationToken ct) => NextAsync("renewal", "REN", ct);

    // The counter's row lock makes creations queue for a moment; in exchange numbers rise without holes that officers would ask about.
    private async Task<string> NextAsync(string kind, string prefix, CancellationToken ct)
    {
        var year = Zone.Wib.Today(time.GetUtcNow()).Year;
        var series = new { Name = string.Create(CultureInfo.InvariantCulture, $"{kind}-{year}") };
        if (await db.FirstAsync<long?>(Count, series, ct) is not { } value)
        {
            await db.ExecuteAsync(First, series, ct);
            value = await db.FirstAsync<long>(Count, series, ct);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year}-{value:D5}");
    }
}
