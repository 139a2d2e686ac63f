using Agreements.Domain.Agreements;

namespace Agreements.Domain.Alerts;

/// <summary>How far up the chain of a party's desks a step is told.</summary>
public static class Escalation
{
    /// <summary>From so many days before the end on, silence is told one desk higher.</summary>
    public const int From = 14;

    /// <summary>0 = the first desk of each party; 1 = the next one too, because nobody has answered. A renewal that was opened and
    /// nobody has moved is no answer.</summary>
    /// <param name="told">An earlier step of the deadline has reached somebody.</param>
    /// <param name="answered">Somebody has acknowledged an alert of the deadline, or has put it off to a day to come.</param>
    public static int Level(DueStep step, AgreementStatus status, bool told, bool answered) =>
        told && !answered && status.Renewal is RenewalState.None or RenewalState.Opened && step.Decision == AlertDecision.Send && step.OnlyTo is null
        && (step.Kind == DeadlineKind.Gap || step is { Kind: DeadlineKind.End, Step: <= From }) ? 1 : 0;
}
