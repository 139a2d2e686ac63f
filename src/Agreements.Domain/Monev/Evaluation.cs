namespace Agreements.Domain.Monev;

/// <summary>What an evaluation decides about the cooperation.</summary>
public enum MonevDecision { Continue, Widen, Stop }

/// <summary>From 1 (very poor) to 5 (very good).</summary>
/// <param name="Relevance">It is still what both sides need.</param>
/// <param name="Implementation">What was agreed is done.</param>
/// <param name="Coordination">The sides work together.</param>
/// <param name="Results">It has brought what it was for.</param>
/// <param name="Sustainability">It goes on by itself.</param>
public sealed record MonevScores(int Relevance, int Implementation, int Coordination, int Results, int Sustainability)
{
    private const int Lowest = 1, Highest = 5;

    private IEnumerable<(string Name, int Score)> All =>
        [("relevance", Relevance), ("implementation", Implementation), ("coordination", Coordination), ("results", Results), ("sustainability", Sustainability)];

    /// <summary>Two decimals, half away from zero.</summary>
    public decimal Average() => decimal.Round((decimal)All.Average(s => s.Score), 2, MidpointRounding.AwayFromZero);

    /// <exception cref="DomainException"><c>monev.score</c>: no scale goes beyond 1 to 5.</exception>
    public void Check()
    {
        var broken = new Violations();
        foreach (var (name, score) in All) broken.Add(score is < Lowest or > Highest, "monev.score", "/scores/" + name, Lowest, Highest);
        broken.ThrowIfAny();
    }
}
