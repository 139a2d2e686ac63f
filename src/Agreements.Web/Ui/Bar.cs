namespace Agreements.Web.Ui;

/// <summary>A row of a chart of bars.</summary>
/// <param name="Href">Where its name leads; null = nowhere.</param>
/// <param name="Parts">From left to right.</param>
public sealed record Bar(string Name, string? Href, IReadOnlyList<BarPart> Parts)
{
    public long Total => Parts.Sum(p => p.Value);
}

/// <param name="Kind">The class by which it is drawn; what it means stands in the legend.</param>
/// <param name="Text">What a reader of the picture is told, in words.</param>
public sealed record BarPart(long Value, string Kind, string Text);
