using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.App.Alerts;

/// <summary>What a due step means for one recipient.</summary>
/// <param name="Skipped">Why nothing is sent; null = a mail leaves.</param>
/// <param name="DigestAt">The digest for which the mail waits; null = it leaves at once.</param>
public sealed record Told(Recipient Recipient, Message? Skipped, DateTimeOffset? DigestAt);

/// <summary>Decides who is told of a due step and how: as the chain of desks says, and as the recipients have asked for.</summary>
public sealed class Routing(Recipients recipients, Preferences preferences, Policies policies, TimeProvider time)
{
    /// <summary>How far up a chain anybody is told by the ladder.</summary>
    internal const int Highest = 1;

    /// <summary>The reminders that snoozes ask for and the ledger does not hold. Somebody who is no recipient any more has left his or hers to those who are.</summary>
    internal async Task<IReadOnlyList<DueStep>> RemindersAsync(Dossier dossier, IReadOnlyList<Snooze> snoozes, LedgerRows rows, CancellationToken ct)
    {
        if (snoozes.Count == 0) return [];
        var desks = (await recipients.OfAsync(dossier.Agreement, Highest, ct)).Select(r => r.Address).ToHashSet();
        return [.. snoozes.Select(s => s.Reminder(policies.Current.SendCalendar(dossier), desks.Contains(s.Recipient) ? s.Recipient : null)).Where(r => !IsHeld(r, rows))];
    }

    /// <summary>The first desks, and before them the owner of an open renewal.</summary>
    internal static IReadOnlyList<Recipient> OwnerFirst(IReadOnlyList<Recipient> desks, RenewalOutlook? renewal) => renewal?.Stage.IsOpen() != true ? desks
        : [.. OwnerBefore(desks, renewal.Owner).Where(d => d.Level == 0).Concat(desks).DistinctBy(d => d.Address)];

    /// <summary>The owner of a renewal is its first desk; those of the parties come one step later.</summary>
    private static IReadOnlyList<Recipient> OwnerBefore(IReadOnlyList<Recipient> desks, CaseOwner? owner) => owner?.Mail is { } mail
        ? [.. desks.Select(d => d with { Level = d.Level + 1 }).Prepend(new Recipient(mail.ToLowerInvariant(), [desks[0].Address, .. desks[0].Fallbacks])).DistinctBy(d => d.Address)]
        : desks;

    private static bool IsHeld(DueStep reminder, LedgerRows rows) => reminder.OnlyTo is { } recipient
        ? rows.Of(reminder, recipient) is { IsTakenBack: false }
        : rows.Hold(reminder.Kind, reminder.Deadline, reminder.Step);

    internal async Task<Routes> OfAsync(Dossier dossier, AgreementStatus status, IReadOnlyList<DueStep> due, IReadOnlyList<Snooze> snoozes, LedgerRows rows, CancellationToken ct)
    {
        var desks = await recipients.OfAsync(dossier.Agreement, Math.Max(Highest, due.Max(s => s.Level)), ct);
        var owner = OwnerBefore(desks, dossier.Around.Renewal is { } renewal && renewal.Stage.IsOpen() ? renewal.Owner : null);
        var chosen = await preferences.OfAsync([.. desks.Concat(owner).Select(d => d.Address).Distinct()], ct);
        return new Routes(desks, owner, due, chosen, snoozes, rows, status, policies.Current.SendCalendar(dossier), time.GetUtcNow());
    }
}

/// <summary>The ways of one agreement's alerts on one day.</summary>
/// <param name="renewalDesks">Who is told of a late renewal: its owner first.</param>
internal sealed class Routes(
    IReadOnlyList<Recipient> desks, IReadOnlyList<Recipient> renewalDesks, IReadOnlyList<DueStep> due, IReadOnlyDictionary<string, Preference> chosen, IReadOnlyList<Snooze> snoozes, LedgerRows rows, AgreementStatus status,
    WorkingCalendar calendar, DateTimeOffset now)
{
    public IReadOnlyList<Told> Of(DueStep step)
    {
        var said = step.Kind is DeadlineKind.Forecast or DeadlineKind.Stage ? ToldOfEnd() : [];
        return [.. DesksOf(step).Select(d => Tell(step, d)).Select(t => t.Skipped is null && said.Contains(t.Recipient.Address) ? t with { Skipped = new Message("skip.saidTogether"), DigestAt = null } : t)];
    }

    private IEnumerable<Recipient> DesksOf(DueStep step)
    {
        if (step.Kind == DeadlineKind.Forecast) return renewalDesks.Concat(desks).Where(d => d.Level == 0).DistinctBy(d => d.Address);
        if (step.Kind == DeadlineKind.Stage) return renewalDesks.Where(d => d.Level <= (IsAnswered(step) ? 0 : step.Level));
        var level = Escalation.Level(step, status, rows.Told(step), IsAnswered(step));
        return desks.Where(d => step.OnlyTo is { } only ? d.Address == only : d.Level <= level);
    }

    /// <summary>Who gets the mail of the end on this run: it speaks of the forecast gap and of the late stage too, and nobody is told twice on one day.</summary>
    private HashSet<string> ToldOfEnd() => [.. due.Where(s => s is { Kind: DeadlineKind.End, Decision: AlertDecision.Send })
        .SelectMany(s => DesksOf(s).Select(d => Tell(s, d))).Where(t => t is { Skipped: null, DigestAt: null }).Select(t => t.Recipient.Address)];

    /// <summary>Who puts it off to a day to come has answered too.</summary>
    public bool IsAnswered(DueStep step) => rows.Acknowledged(step) || snoozes.Any(s => s.Silences(step, s.Recipient, status.AsOf, calendar));

    private Told Tell(DueStep step, Recipient recipient)
    {
        if (step.Decision == AlertDecision.Skip) return new Told(recipient, new Message("skip." + Words.Of(step.Reason)), null);
        if (snoozes.FirstOrDefault(s => s.Silences(step, recipient.Address, status.AsOf, calendar)) is { } snooze) return new Told(recipient, new Message("skip.snoozed", snooze.Until), null);
        var digest = Digests.NextAt(chosen.GetValueOrDefault(recipient.Address)?.Mode ?? DigestMode.Immediate, now, calendar);
        return new Told(recipient, null, digest is { } at && Digests.CanWait(step, status.AsOf, Zone.Wib.Today(at)) ? at : null);
    }
}
