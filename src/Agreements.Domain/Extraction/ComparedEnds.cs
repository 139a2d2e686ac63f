using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>When a record and its text end, printed or counted. Where nobody has said how a length is counted, each way of counting is a day.</summary>
internal sealed class ComparedEnds
{
    private readonly Suggestion? _counted;

    private ComparedEnds(DateOnly? common, Suggestion? counted) => (Common, _counted) = (common, counted);

    /// <summary>On which both end; null = on none.</summary>
    public DateOnly? Common { get; }

    public static ComparedEnds Of(Term term, ExtractedFacts found)
    {
        var length = found.Find("/term/duration");
        var days = found.Find("/term/endsOn")?.Value is DateOnly printed ? [printed] : Counted(length?.Value as Duration?, Day(found, "/term/startsOn") ?? Day(found, "/term/signedOn") ?? term.EffectiveStart);
        var common = new[] { term.EarliestEnd, term.LatestEnd }.OfType<DateOnly>().Intersect(days).ToList();
        return new ComparedEnds(common.Count > 0 ? common[0] : null, length);
    }

    /// <summary>The end that both have, although the text does not print it.</summary>
    public ComparedFact? Unprinted(string field) => field == "/term/endsOn" && Common is { } day && _counted is { } length ? new ComparedFact(field, length with { Field = field, Value = day }, day, FactMatch.Same) : null;

    /// <summary>One prints the day, the other counts to it.</summary>
    public bool AreSame(EndBasis one, EndBasis other) => one == other || (Common is not null && one is EndBasis.Fixed or EndBasis.Computed && other is EndBasis.Fixed or EndBasis.Computed);

    private static DateOnly? Day(ExtractedFacts found, string field) => found.Find(field)?.Value as DateOnly?;

    private static DateOnly[] Counted(Duration? length, DateOnly? start) => length is { } counted && start is { } day ? [counted.LastDay(day, DurationReading.DayBefore), counted.LastDay(day, DurationReading.Anniversary)] : [];
}
