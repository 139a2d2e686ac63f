using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Events;
using Days = Agreements.Domain.Events.DayEvents;

namespace Agreements.App.Events;

/// <summary>What a look at an agreement has found.</summary>
/// <param name="Events">Oldest first.</param>
/// <param name="Kept">For the column <c>agreements.announced</c>.</param>
/// <param name="NextOn">The day on which to look again; null = time alone brings nothing more.</param>
public sealed record DayLook(IReadOnlyList<DayEvent> Events, string Kept, DateOnly? NextOn);

/// <summary>Tells, once, what the passing of days brings about. <c>agreements.announced</c> holds what was told; it moves together with <c>next_alert_on</c>.</summary>
public sealed class DayEvents(Policies policies, EventLog events)
{
    /// <summary>Goes through the days since the last look, so that what came and went during downtime is told too. Where facts have changed meanwhile only today counts: on those days nobody knew what
    /// is known now.</summary>
    /// <param name="announced">As it is kept; null = nothing was told yet.</param>
    /// <param name="changed">Facts have changed since the last look, here or around.</param>
    public DayLook Look(Dossier dossier, DutyBook book, AgreementStatus today, string? announced, bool changed)
    {
        var before = announced is null ? new Announced() : Json.Read<Announced>(announced);
        var found = new List<DayEvent>();
        for (var day = changed ? null : before.On; day < today.AsOf;)
        {
            var status = policies.Current.StatusOn(dossier, day.Value);
            before = Add(found, before, dossier.Agreement, book, status);
            day = NextOn(dossier, book, status);
        }
        return new DayLook(found, Json.Write(Add(found, before, dossier.Agreement, book, today)), NextOn(dossier, book, today));
    }

    public void Write(Agreement agreement, DayLook look)
    {
        foreach (var one in look.Events) events.Add(one.Type, agreement.Id, one.Renewal, agreement.Version, one.Data);
    }

    private DateOnly? NextOn(Dossier dossier, DutyBook book, AgreementStatus status) =>
        new[] { Days.NextOn(dossier.Agreement, dossier.Around, status, policies.Current.PolicyFor(dossier, status.AsOf)), book.NextMissOn(status) }.Min();

    private static Announced Add(List<DayEvent> found, Announced before, Agreement agreement, DutyBook book, AgreementStatus status)
    {
        var now = Announced.Of(agreement, status, book.Missed(status));
        found.AddRange(Days.Between(before, now, agreement, status));
        return now;
    }
}
