using Agreements.App.Access;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Signings;

namespace Agreements.App.Features.SigningEvents;

/// <summary>The ceremonies that a plan may name: those that the caller sees. Another one is as if it did not exist.</summary>
public sealed class Ceremonies(SigningEventStore store, Scope scope)
{
    /// <param name="pointer">Where the plan names it.</param>
    /// <exception cref="DomainException"><c>signingEvent.unknown</c>.</exception>
    public async Task<SigningEvent> NamedAsync(Guid id, string pointer, CancellationToken ct)
    {
        var seen = (await scope.RightsAsync(Subject.SigningEvent, id, ct)).Cover(Permission.Read);
        return (seen ? await store.FindAsync(id, ct) : null) ?? throw DomainException.Invalid("signingEvent.unknown", pointer, id);
    }

    /// <summary>The day of the ceremony that an action names.</summary>
    /// <exception cref="DomainException"><c>signingEvent.unknown</c>; <c>signingEvent.otherDay</c>: the plan states another day as well.</exception>
    public async Task<DateOnly> DayAsync(Guid id, DateOnly? stated, CancellationToken ct)
    {
        var signing = await NamedAsync(id, "/signingEvent", ct);
        return stated is { } on && on != signing.HeldOn ? throw DomainException.Invalid("signingEvent.otherDay", "/on", on, signing.HeldOn) : signing.HeldOn;
    }
}
