using Agreements.App.Data;
using Agreements.App.Store;

namespace Agreements.App.Alerts;

/// <summary>Notices that policies or holidays are others than those by which the next looks were scheduled. A step's day moves with the
/// calendar: a decree that makes tomorrow a holiday makes its steps due today.</summary>
public sealed class LadderRules(Db db, Policies policies)
{
    private const string Name = "ladder-rules";

    private static readonly Statement Stored = Statement.Of("SELECT value FROM installation WHERE name = @Name");
    private static readonly Statement Replace = Statement.Of("UPDATE installation SET value = @Value WHERE name = @Name");
    private static readonly Statement ReplaceOld = Statement.Of("UPDATE installation SET value = @Value WHERE name = @Name AND value = @Old");
    private static readonly Statement Insert = Statement.Of("INSERT INTO installation (name, value) VALUES (@Name, @Value)");

    public async Task PlanAllAgainIfChangedAsync(CancellationToken ct)
    {
        policies.Expire();
        var row = new { Name, Value = policies.Current.Fingerprint };
        var stored = await db.FirstAsync<string>(Stored, row, ct);
        if (stored == row.Value) return;
        if (stored is not null) await Schedule.PlanAllAgainAsync(db, ct);
        try
        {
            if (await db.ExecuteAsync(Replace, row, ct) == 0) await db.ExecuteAsync(Insert, row, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            // Another node has written it in the same moment.
        }
    }

    /// <summary>Those whom a change concerns have been set to be planned anew; the others need not be. Only if nothing else has changed
    /// since the last sweep.</summary>
    /// <param name="before">The fingerprint before the change.</param>
    public Task PlannedForAsync(string before, string after, CancellationToken ct) => db.ExecuteAsync(ReplaceOld, new { Name, Value = after, Old = before }, ct);
}
