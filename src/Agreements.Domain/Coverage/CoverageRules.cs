using Agreements.Domain.Texts;

namespace Agreements.Domain.Coverage;

/// <summary>What figures must satisfy by themselves. That they contradict each other is no error but a finding: so they were printed.</summary>
public static class CoverageRules
{
    /// <summary>More workers than any region has.</summary>
    public const long MostWorkers = 1_000_000_000;

    /// <summary>The largest part of the participants that may be gone by the next record before it is a finding, in percent.</summary>
    public const int LargestFall = 20;

    /// <exception cref="DomainException">All broken rules at once: <c>coverage.empty</c>, <c>coverage.future</c>, <c>coverage.count</c>, <c>coverage.potential</c>, <c>coverage.percent</c>,
    /// <c>coverage.segmentTwice</c>, <c>coverage.segmentName</c>, <c>text.required</c>, <c>coverage.url</c>.</exception>
    public static void Check(CoverageFacts facts, DateOnly today)
    {
        var broken = new Violations()
            .Add(facts is { Participants: null, Potential: null, Unregistered: null, Stated: null, Segments.Count: 0 }, "coverage.empty", "/participants")
            .Add(facts.AsOf > today, "coverage.future", "/asOf");
        Count(broken, facts.Participants, "/participants");
        Count(broken, facts.Unregistered, "/unregistered");
        Potential(broken, facts.Potential);
        Percent(broken, facts.Stated, "/stated");
        for (var i = 0; i < facts.Segments.Count; i++) Check(broken, facts.Segments, i);
        Check(broken, facts.Source).ThrowIfAny();
    }

    /// <exception cref="DomainException"><c>coverage.targetEmpty</c>; else as above.</exception>
    public static void Check(TargetFacts facts)
    {
        var broken = new Violations().Add(facts is { Percentage: null, Participants: null }, "coverage.targetEmpty", "/percentage");
        Count(broken, facts.Participants, "/participants");
        Potential(broken, facts.Potential);
        Percent(broken, facts.Percentage, "/percentage");
        Check(broken, facts.Source).ThrowIfAny();
    }

    private static void Check(Violations broken, IReadOnlyList<SegmentCount> segments, int index)
    {
        var (one, place) = (segments[index], $"/segments/{index}");
        Count(broken, one.Participants, place + "/participants");
        broken.Add(one.Segment == Segment.Group && VisibleText.IsBlank(one.Name ?? ""), "text.required", place + "/name")
            .Add(one.Segment != Segment.Group && one.Name is not null, "coverage.segmentName", place + "/name")
            .Add(segments.Take(index).Any(s => s.Segment == one.Segment && s.Name == one.Name), "coverage.segmentTwice", place + "/segment");
    }

    private static Violations Check(Violations broken, CoverageSource source) => broken
        .Add(VisibleText.IsBlank(source.Text), "text.required", "/source/text")
        .Add(source.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var at) && (at.Scheme == Uri.UriSchemeHttps || at.Scheme == Uri.UriSchemeHttp)), "coverage.url", "/source/url");

    private static void Count(Violations broken, long? value, string pointer) => broken.Add(value is < 0 or > MostWorkers, "coverage.count", pointer, new Whole(MostWorkers));

    private static void Potential(Violations broken, long? value) => broken.Add(value is < 1 or > MostWorkers, "coverage.potential", "/potential", new Whole(MostWorkers));

    private static void Percent(Violations broken, Percentage? value, string pointer) => broken.Add(value is { IsSound: false }, "coverage.percent", pointer, Percentage.Most, Percentage.MostDecimals);
}
