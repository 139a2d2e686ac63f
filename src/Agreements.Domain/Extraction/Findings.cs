namespace Agreements.Domain.Extraction;

/// <summary>What the finders have found so far.</summary>
internal sealed class Findings(SourceText text)
{
    private readonly List<Suggestion> _suggestions = [];
    private readonly List<Contradiction> _contradictions = [];

    public ExtractedFacts Facts => new([.. _suggestions.OrderBy(s => s.Field, StringComparer.Ordinal)], _contradictions);

    public bool Has(string field) => _suggestions.Exists(s => s.Field == field);

    public T? Value<T>(string field) where T : struct => _suggestions.Find(s => s.Field == field)?.Value is T value ? value : null;

    /// <summary>The first finding of a field counts.</summary>
    public void Add(string field, object value, Confidence confidence, int from, int to)
    {
        if (!Has(field)) _suggestions.Add(new Suggestion(field, value, confidence, text.Place(from, to)));
    }

    /// <param name="origin">The first character of the text in which the date was found.</param>
    public void Add(string field, StatedDate date, Confidence most, int origin)
    {
        if (date.Day is not { } day || Has(field)) return;
        var (from, to) = (origin + date.From, origin + date.To);
        if (date.IsWrongWeekday) Contradict(ContradictionKind.Weekday, field, [day, date.Weekday!.Value], from, to);
        if (date.Again is { } again) Contradict(ContradictionKind.Digits, field, [day, again], from, to);
        Add(field, day, date.Confidence < most ? date.Confidence : most, from, to);
    }

    /// <summary>What follows from another fact stands where that stands, and is never surer than likely.</summary>
    public void AddAs(string field, object value, string other)
    {
        if (!Has(field) && _suggestions.Find(s => s.Field == other) is { } from) _suggestions.Add(new Suggestion(field, value, from.Confidence < Confidence.Medium ? from.Confidence : Confidence.Medium, from.Place));
    }

    /// <summary>The field is never surer than the other.</summary>
    public void Limit(string field, string other)
    {
        var at = _suggestions.FindIndex(s => s.Field == field);
        if (at >= 0 && _suggestions.Find(s => s.Field == other) is { } most && most.Confidence < _suggestions[at].Confidence) _suggestions[at] = _suggestions[at] with { Confidence = most.Confidence };
    }

    public void Contradict(ContradictionKind kind, string field, IReadOnlyList<object> readings, int from, int to) =>
        _contradictions.Add(new Contradiction(kind, field, readings, text.Place(from, to)));

    /// <summary>Of facts that were found in different places: none of them is sure any more.</summary>
    public void Contradict(ContradictionKind kind, string field, IReadOnlyList<object> readings, string? other)
    {
        var at = _suggestions.FindIndex(s => s.Field == field);
        _contradictions.Add(new Contradiction(kind, field, readings, _suggestions[at].Place));
        foreach (var doubted in new[] { at, _suggestions.FindIndex(s => s.Field == other) })
            if (doubted >= 0) _suggestions[doubted] = _suggestions[doubted] with { Confidence = Confidence.Low };
    }
}
