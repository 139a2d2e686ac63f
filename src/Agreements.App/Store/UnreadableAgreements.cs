using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Store;

/// <summary>Agreements whose rows cannot be read, as this process has met them: a word, a day or a list in them is none, or in a neighbour that they need. Each is said once in the log, with the reason. Lists leave it out and say
/// so; asked for by itself it is refused with <c>agreement.unreadable</c>; jobs pass it and come back to it. When its row is repaired it is read again, and forgotten here.</summary>
public sealed class UnreadableAgreements(ILogger<UnreadableAgreements> log)
{
    private readonly ConcurrentDictionary<Guid, string> _reasons = new();

    public IReadOnlyCollection<Guid> All => [.. _reasons.Keys];

    public void Note(Guid agreement, Exception reason)
    {
        if (_reasons.TryAdd(agreement, reason.Message))
            log.LogError(reason, "Agreement {AgreementId} cannot be read. Lists leave it out, its alerts wait, and nothing of it is changed. Repair its row (or that of its parent, predecessor or successor); it is read again by itself.", agreement);
    }

    public void Read(Guid agreement)
    {
        if (!_reasons.IsEmpty && _reasons.TryRemove(agreement, out _)) log.LogWarning("Agreement {AgreementId} can be read again.", agreement);
    }
}
