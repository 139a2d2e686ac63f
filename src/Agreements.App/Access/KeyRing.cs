using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;

namespace Agreements.App.Access;

/// <summary>Recognises the key that a caller presents.</summary>
public sealed class KeyRing(ApiKeyReader keys, KeyUses uses, TimeProvider time)
{
    /// <returns>Who it is; else the code of the refusal: <c>key.unknown</c>, and only for the right secret <c>key.expired</c> or <c>key.revoked</c>.</returns>
    public async Task<(Principal? Principal, string? Refusal)> RecogniseAsync(string presented, CancellationToken ct)
    {
        if (!KeySecret.IsOne(presented) || await keys.FindAsync(new KeySecret(presented), ct) is not { } found) return (null, "key.unknown");
        var now = time.GetUtcNow();
        if (found.Key.RefusalOn(Zone.Wib.Today(now)) is { } refusal) return (null, refusal);
        uses.Note(found.Key.Id, found.LastUsedAt);
        return (found.Key.ToPrincipal(), null);
    }
}
