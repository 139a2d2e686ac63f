namespace Agreements.App.Data;

/// <summary>What an installation keeps of itself, by name: a handful of values that belong to no record.</summary>
public sealed class Installation(Db db)
{
    private static readonly Statement Read = Statement.Of("SELECT value FROM installation WHERE name = @Name");
    private static readonly Statement Insert = Statement.Of("INSERT INTO installation (name, value) VALUES (@Name, @Value)");
    private static readonly Statement Overwrite = Statement.Of("UPDATE installation SET value = @Value WHERE name = @Name");
    private static readonly Statement Replace = Statement.Of("UPDATE installation SET value = @Value WHERE name = @Name AND value = @Before");
    private static readonly Statement Delete = Statement.Of("DELETE FROM installation WHERE name = @Name");
    private static readonly Statement DeleteIf = Statement.Of("DELETE FROM installation WHERE name = @Name AND value = @Before");

    // As the column.
    private const int Longest = 40;

    private byte[]? _secret;

    /// <summary>What one machine keeps for itself.</summary>
    /// <param name="machine">Its name; of a long one the end counts, where those of one kind differ.</param>
    public static string NameOf(string value, string machine) => $"{value}:{machine[Math.Max(0, machine.Length - (Longest - value.Length - 1))..]}";

    /// <summary>Null = there is none.</summary>
    public Task<string?> ReadAsync(string name, CancellationToken ct) => db.FirstAsync<string>(Read, new { Name = name }, ct);

    /// <summary>Whatever stood there. Of two nodes that write at the same moment one is the last.</summary>
    public async Task SetAsync(string name, string value, CancellationToken ct)
    {
        var row = new { Name = name, Value = value };
        if (await db.ExecuteAsync(Overwrite, row, ct) == 0 && !await AddAsync(name, value, ct)) await db.ExecuteAsync(Overwrite, row, ct);
    }

    /// <returns>False = there is one already, and it stays.</returns>
    public async Task<bool> AddAsync(string name, string value, CancellationToken ct)
    {
        try
        {
            return await db.ExecuteAsync(Insert, new { Name = name, Value = value }, ct) > 0;
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            return false;
        }
    }

    /// <returns>False = another value stands there, and it stays.</returns>
    public async Task<bool> ReplaceAsync(string name, string before, string value, CancellationToken ct) => await db.ExecuteAsync(Replace, new { Name = name, Value = value, Before = before }, ct) > 0;

    /// <param name="before">Only if this stands there; null = whatever does.</param>
    /// <returns>False = nothing was removed.</returns>
    public async Task<bool> RemoveAsync(string name, string? before, CancellationToken ct) => await db.ExecuteAsync(before is null ? Delete : DeleteIf, new { Name = name, Before = before }, ct) > 0;

    /// <summary>What links, cursors and hidden addresses are signed with. A migration has made it, and nothing else may stand for it: whoever signs says for what, so that no signature can stand for another.</summary>
    /// <exception cref="InvalidOperationException">It is missing.</exception>
    public async Task<byte[]> SecretAsync(CancellationToken ct) =>
        await FindSecretAsync(ct) ?? throw new InvalidOperationException("The secret of the links is missing from the table installation; restore the row 'link-secret' from a backup.");

    /// <summary>The same; null = it is missing.</summary>
    public async Task<byte[]?> FindSecretAsync(CancellationToken ct) => _secret ??= await ReadAsync("link-secret", ct) is { } secret ? Convert.FromHexString(secret) : null;
}
