using Agreements.Domain.Texts;

namespace Agreements.Domain.Commitments;

/// <summary>Why a commitment stands as it does, in sentences.</summary>
public static class ProgressText
{
    public static IEnumerable<Message> Explain(CommitmentFacts facts, Progress progress)
    {
        yield return Last(facts, progress);
        if (progress.State == CommitmentState.NotOwed) yield return new("progress.notOwed");
        else if (progress.MetOn is { } met) yield return new("progress.met", Amount.Of(facts.Target, facts.Unit), met);
        else if (progress.State == CommitmentState.Missed) yield return new("progress.missed", Amount.Of(facts.Target, facts.Unit), facts.DueOn);
        else if (progress.Trend is { } trend)
        {
            yield return new("progress.trend", trend.Points, trend.From, trend.To, new Numeral(decimal.Round(trend.PerDay, 4)));
            yield return Forecast(facts, progress);
        }
        else yield return new("progress.noTrend");
    }

    private static Message Last(CommitmentFacts facts, Progress progress) => (progress.Value, progress.OfTarget) switch
    {
        (null, _) => new("progress.nothing"),
        ( { } value, null) => new("progress.last", Amount.Of(value, facts.Unit), progress.MeasuredOn),
        ( { } value, { } share) => new("progress.lastOfTarget", Amount.Of(value, facts.Unit), progress.MeasuredOn, new Numeral(share, 2), Amount.Of(facts.Target, facts.Unit)),
    };

    private static Message Forecast(CommitmentFacts facts, Progress progress) => (progress.ForecastOn, facts.DueOn) switch
    {
        (null, _) => new("progress.never"),
        ( { } on, null) => new("progress.forecast", on),
        ( { } on, { } due) when on <= due => new("progress.inTime", on, due),
        ( { } on, { } due) => new("progress.tooLate", on, due),
    };
}
