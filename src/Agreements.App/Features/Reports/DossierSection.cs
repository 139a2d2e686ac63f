using Agreements.Domain.Agreements;

namespace Agreements.App.Features.Reports;

/// <summary>Sections of a dossier: the criteria of the Paritrana Award, then what stands behind them.</summary>
public enum DossierPart
{
    /// <summary>Laws and regulations on which the agreements rest, and commitments to make some.</summary>
    Regulation,

    /// <summary>PU, BPU and all, by the last figures that are known on the day.</summary>
    Coverage,

    /// <summary>The series, and its change from day to day.</summary>
    Growth,
    NonAsn,
    Vulnerable,
    Villages,
    Targets,

    /// <summary>Those that live on the day, those before them, and those that are planned to follow.</summary>
    Agreements,
    Gaps,
    Commitments,

    /// <summary>Evaluations.</summary>
    Monev,

    /// <summary>Money and people, as sources have it.</summary>
    Figures,

    /// <summary>Figures of coverage that contradict each other.</summary>
    Findings,
}

public enum DossierUnit { People, Rupiah, Percent, Points, Days, Score, Documents, Events, Opd, Other }

/// <param name="Signed">How many were signed up to the day, as far as the caller may read them.</param>
/// <param name="Read">On how many of them the dossier rests: all, or those that end last.</param>
public sealed record DossierExtent(int Signed, int Read);

/// <param name="Title">In the caller's language.</param>
/// <param name="Meaning">What stands there, and by what.</param>
public sealed record DossierSection(DossierPart Part, string Title, string Meaning, IReadOnlyList<DossierLine> Lines);

/// <summary>One thing that a dossier says.</summary>
/// <param name="Detail">What is to be known of it, in the caller's language.</param>
/// <param name="Value">A number in <paramref name="Unit"/>.</param>
/// <param name="Amount">The number as people write it.</param>
/// <param name="On">The day for which the number is stated or was measured.</param>
/// <param name="From">First day: of a term, of days without an agreement, of those that a figure counts.</param>
/// <param name="Until">Last day of these, inclusive.</param>
/// <param name="DueOn">The day by which something is owed, inclusive.</param>
/// <param name="Target">What is owed, in <paramref name="Unit"/>.</param>
/// <param name="IsPart">It is counted already in the line above it that is no part.</param>
/// <param name="State">How it stands on the day of the dossier, in words.</param>
/// <param name="Source">Where it was read; absent = it follows from the record.</param>
/// <param name="Reference">Of the agreement.</param>
public sealed record DossierLine(
    DossierPart Part, string Title, string? Detail = null, decimal? Value = null, DossierUnit? Unit = null, string? Amount = null, DateOnly? On = null, DateOnly? From = null, DateOnly? Until = null, DateOnly? DueOn = null,
    decimal? Target = null, string? TargetAmount = null, bool IsPart = false, string? State = null, string? Source = null, VerificationStatus? Verification = null, Guid? Agreement = null, string? Reference = null);
