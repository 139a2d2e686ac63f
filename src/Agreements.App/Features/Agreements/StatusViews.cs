using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain.Access;

namespace Agreements.App.Features.Agreements;

/// <summary>The status of agreements by their stamps: what was worked out lately and still holds is not read again.</summary>
public sealed class StatusViews(Db db, AgreementReader reader, StatusOf statusOf, Remembered<StatusViews.Key, GetStatus.View> remembered)
{
    public readonly record struct Key(Guid Id, DateOnly AsOf, DateOnly Today, Permission Rights);

    /// <param name="rights">What the caller may do with each; of the others nothing is shown.</param>
    /// <param name="asOf">Null = today in each agreement's zone.</param>
    /// <returns>By id; those without the right to read are absent.</returns>
    internal async Task<Dictionary<Guid, GetStatus.View>> OfAsync(IReadOnlyCollection<AgreementStamp> stamps, IReadOnlyDictionary<Guid, Permission> rights, DateOnly? asOf, CancellationToken ct)
    {
        var (kept, views, missing) = (remembered.Now(db), new Dictionary<Guid, GetStatus.View>(), new List<AgreementStamp>());
        foreach (var stamp in stamps.Where(s => rights.GetValueOrDefault(s.Id).Cover(Permission.Read)).DistinctBy(s => s.Id))
        {
            if (kept.Find(KeyOf(stamp, rights[stamp.Id], asOf), stamp) is { } view) views[stamp.Id] = view;
            else missing.Add(stamp);
        }
        if (missing.Count > 0)
        {
            var byId = missing.ToDictionary(s => s.Id);
            foreach (var dossier in await reader.UnguardedAsync([.. byId.Keys], ct))
            {
                var stamp = byId[dossier.Agreement.Id];
                var key = KeyOf(stamp, rights[stamp.Id], asOf);
                views[stamp.Id] = kept.Keep(key, stamp, GetStatus.Of(dossier with { Rights = key.Rights }, statusOf.On(dossier, key.AsOf), key.Today));
            }
            foreach (var broken in byId.Keys.Where(id => !views.ContainsKey(id))) reader.LeaveOut(broken);
        }
        return views;
    }

    private Key KeyOf(AgreementStamp stamp, Permission rights, DateOnly? asOf) => statusOf.Today(stamp.GoverningZone) is var today ? new Key(stamp.Id, asOf ?? today, today, rights) : default;
}
