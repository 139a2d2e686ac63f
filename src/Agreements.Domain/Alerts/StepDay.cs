using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Alerts;

/// <summary>Why a step goes out on its day.</summary>
public static class StepDay
{
    /// <summary>The step's day before weekends and holidays are looked at.</summary>
    public static DateOnly Nominal(DueStep step) => step.Deadline.PlusDays(step.Kind == DeadlineKind.Gap ? step.Step : -step.Step);

    public static Message Explain(DueStep step)
    {
        var nominal = Nominal(step);
        var place = step.Step == 0 ? new Message("alert.day.on", step.Deadline) : new Message(step.Kind == DeadlineKind.Gap ? "alert.day.after" : "alert.day.before", step.Step, step.Deadline);
        if (nominal == step.SendOn) return new Message("alert.day.same", place, nominal);
        return new Message(nominal.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? "alert.day.weekend" : "alert.day.holiday", place, nominal, step.SendOn);
    }
}
