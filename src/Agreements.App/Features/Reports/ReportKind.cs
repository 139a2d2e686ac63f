using Agreements.App.Store;

namespace Agreements.App.Features.Reports;

/// <summary>Which agreements a report lists. What each word means exactly is said with every answer.</summary>
public enum ReportKind
{
    /// <summary>MoU, joint agreements and synergies in force or undetermined, below whose lineage no implementing agreement (PKS, MoA, IA) is in force.</summary>
    MouWithoutPks,

    /// <summary>What is in force, suspended or undetermined although nothing of its parent's lineage holds any more.</summary>
    ParentExpired,

    /// <summary>In force or undetermined on at least one day of the year, whenever it was signed.</summary>
    InForceInYear,

    /// <summary>The last signature was given in the year, whatever became of it.</summary>
    SignedInYear,

    /// <summary>In force, suspended or undetermined without a last day that is known: open-ended, until an event, or unknown.</summary>
    OpenEnded,

    /// <summary>It lives on although the covered months of all its funding lines have ended; as the flag <see cref="Domain.Agreements.Flag.FundingEnded"/>.</summary>
    FundingEnded,
}

public static class ReportKinds
{
    /// <summary>It is about a year.</summary>
    public static bool OfYear(this ReportKind kind) => kind is ReportKind.InForceInYear or ReportKind.SignedInYear;

    /// <summary>What it says of an agreement.</summary>
    internal static Outline Needs(this ReportKind kind) => kind switch
    {
        ReportKind.ParentExpired => Outline.Status,
        ReportKind.FundingEnded => Outline.Record,
        _ => Outline.Facts,
    };
}
