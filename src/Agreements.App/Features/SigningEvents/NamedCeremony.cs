using Agreements.App.Access;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;

namespace Agreements.App.Features.SigningEvents;

/// <summary>The ceremony that a plan names. One that the caller does not see is as if it did not exist: neither its day is told, nor is anything hung onto it.</summary>
public sealed class NamedCeremony(SigningEventStore store, Scope scope)
{
    /// <returns>Its day.</returns>
    /// <exception cref="DomainException"><c>signingEvent.unknown</c>; <c>signingEvent.otherDay</c>: the plan states another day as well.</exception>
    public async Task<DateOnly> DayAsync(Guid id, DateOnly? stated, CancellationToken ct)
    {
        var signing = (await scope.RightsAsync(Subject.SigningEvent, id, ct)).Cover(Permission.Read) ? await store.FindAsync(id, ct) : null;
        if (signing is null) throw DomainException.Invalid("signingEvent.unknown", "/signingEvent", id);
        return stated is { } on && on != signing.HeldOn ? throw DomainException.Invalid("signingEvent.otherDay", "/on", on, signing.HeldOn) : signing.HeldOn;
    }
}
