using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Alerts;

/// <summary>Why a step goes out on its day.</summary>
public static class StepDay
{
    /// <summary>The step's day before weekends and holidays are looked at.</summary>
    public static DateOnly Nominal(DueStep step) => step.Kind == DeadlineKind.Forecast ? step.SendOn : step.Deadline.PlusDays(IsAfter(step.Kind) ? step.Step : -step.Step);

    /// <summary>Its steps are counted from the deadline on.</summary>
    private static bool IsAfter(DeadlineKind kind) => kind is DeadlineKind.Gap or DeadlineKind.Stage or DeadlineKind.ParentLapsed or DeadlineKind.CommitmentMissed;

    public static Message Explain(DueStep step)
    {
        if (step.Kind == DeadlineKind.Forecast) return new Message("alert.day.forecast", step.Step, step.Deadline);
        var nominal = Nominal(step);
        var place = step.Step == 0 ? new Message("alert.day.on", step.Deadline) : new Message(IsAfter(step.Kind) ? "alert.day.after" : "alert.day.before", step.Step, step.Deadline);
        if (nominal == step.SendOn) return new Message("alert.day.same", place, nominal);
        return new Message(nominal.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? "alert.day.weekend" : "alert.day.holiday", place, nominal, step.SendOn);
    }
}
