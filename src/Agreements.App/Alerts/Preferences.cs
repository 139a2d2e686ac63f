using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <param name="Version">0 = nothing was ever chosen.</param>
public sealed record Preference(string Address, DigestMode Mode, long Version, DateTimeOffset? UpdatedAt);

/// <summary>How recipients want their alerts. Who has chosen nothing is told at once.</summary>
public sealed class Preferences(Db db, TimeProvider time, AuditTrail trail)
{
    private static readonly Statement Of = Statement.Of("SELECT address, mode, version, updated_at FROM recipient_preferences WHERE address IN @addresses");

    private static readonly Statement Update = Statement.Of("""
        UPDATE recipient_preferences SET mode = @Mode, version = version + 1, updated_at = @Now WHERE address = @Address AND version = @Version
        """);

    private static readonly Statement Insert = Statement.Of("INSERT INTO recipient_preferences (address, mode, version, updated_at) VALUES (@Address, @Mode, 1, @Now)");

    public async Task<Preference> OfAsync(string address, CancellationToken ct) =>
        (await OfAsync([address], ct)).GetValueOrDefault(address) ?? new Preference(address, DigestMode.Immediate, 0, null);

    /// <returns>Of those who have chosen, by address.</returns>
    public async Task<IReadOnlyDictionary<string, Preference>> OfAsync(IReadOnlyCollection<string> addresses, CancellationToken ct) =>
        (await db.QueryAsync<Row>(Of, new { addresses }, ct))
            .ToDictionary(r => r.Address, r => new Preference(r.Address, Words.Parse<DigestMode>(r.Mode), r.Version, r.UpdatedAt), StringComparer.OrdinalIgnoreCase);

    /// <param name="read">As the caller has read it.</param>
    /// <exception cref="DomainException"><c>version.stale</c>.</exception>
    public async Task SetAsync(Preference read, DigestMode mode, CancellationToken ct)
    {
        var row = new { read.Address, Mode = Words.Of(mode), read.Version, Now = time.GetUtcNow() };
        try
        {
            if (await db.ExecuteAsync(read.Version == 0 ? Insert : Update, row, ct) == 1)
            {
                trail.Append("recipient", SubjectOf(read.Address), "set", read.Version + 1, Audit.Difference(read.Version == 0 ? null : Snapshot(read.Address, read.Mode), Snapshot(read.Address, mode)), null);
                return;
            }
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            // Another request was the first to choose.
        }
        throw DomainException.Stale((await OfAsync(read.Address, ct)).Version);
    }

    private static JsonNode? Snapshot(string address, DigestMode mode) => JsonSerializer.SerializeToNode(new { address, mode }, Json.Options);

    // The audit trail knows its subjects by ids, and an address has none: the same one for the same address.
    private static Guid SubjectOf(string address) => new(SHA256.HashData(Encoding.UTF8.GetBytes("recipient:" + address))[..16]);

    private sealed class Row
    {
        public string Address { get; init; } = "";
        public string Mode { get; init; } = "";
        public long Version { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }
    }
}
