using Agreements.App.Data;
using Agreements.App.Store;

namespace Agreements.App.Alerts;

/// <summary>Notices that policies or holidays are others than those by which the next looks were scheduled. A step's day moves with the
/// calendar: a decree that makes tomorrow a holiday makes its steps due today.</summary>
public sealed class LadderRules(Db db, Installation installation, Policies policies)
{
    private const string Name = "ladder-rules";

    public async Task PlanAllAgainIfChangedAsync(CancellationToken ct)
    {
        policies.Expire();
        var (now, stored) = (policies.Current.Fingerprint, await installation.ReadAsync(Name, ct));
        if (stored == now) return;
        if (stored is not null) await Schedule.PlanAllAgainAsync(db, ct);
        await installation.SetAsync(Name, now, ct);
    }

    /// <summary>Those whom a change concerns have been set to be planned anew; the others need not be. Only if nothing else has changed
    /// since the last sweep.</summary>
    /// <param name="before">The fingerprint before the change.</param>
    public Task PlannedForAsync(string before, string after, CancellationToken ct) => installation.ReplaceAsync(Name, before, after, ct);
}
