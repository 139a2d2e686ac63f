namespace Agreements.Web.Ui;

/// <summary>One row of a picture of validity over time.</summary>
/// <param name="Href">Where its name leads; null = nowhere.</param>
public sealed record Lifeline(string Name, string? Href, IReadOnlyList<LifeSpan> Spans);

/// <param name="To">Last day, inclusive; null = goes on.</param>
/// <param name="Kind">Decides how it is drawn.</param>
/// <param name="Text">What a reader of the picture is told, in words.</param>
public sealed record LifeSpan(DateOnly From, DateOnly? To, LifeKind Kind, string Text);

public enum LifeKind { InForce, Planned, Suspended, Gap }
