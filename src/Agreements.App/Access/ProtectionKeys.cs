using Agreements.App.Data;

namespace Agreements.App.Access;

/// <summary>The ring of keys by which the host protects cookies, forms and second factors. It stands in the database, so that all nodes and
/// the next start can read what one of them has protected.</summary>
public sealed class ProtectionKeys(Db db, TimeProvider time)
{
    private static readonly Statement All = Statement.Of("SELECT xml FROM data_protection_keys ORDER BY id");

    private static readonly Statement Insert = Statement.Of("INSERT INTO data_protection_keys (id, name, xml, created_at) VALUES (@Id, @Name, @Xml, @Now)");

    private static readonly Statement MadeSince = Statement.Of("SELECT COUNT(*) FROM data_protection_keys WHERE created_at > @Since");

    /// <summary>A key was made in this time before now.</summary>
    public async Task<bool> IsFreshAsync(TimeSpan age, CancellationToken ct) => await db.FirstAsync<long>(MadeSince, new { Since = time.GetUtcNow() - age }, ct) > 0;

    public Task<IReadOnlyList<string>> AllAsync(CancellationToken ct) => db.QueryAsync<string>(All, null, ct);

    public Task AddAsync(string name, string xml, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return db.ExecuteAsync(Insert, new { Id = Ids.New(time), Name = name, Xml = xml, Now = now }, ct);
    }
}
