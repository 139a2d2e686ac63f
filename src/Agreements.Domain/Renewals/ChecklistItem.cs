using Agreements.Domain.Agreements;

namespace Agreements.Domain.Renewals;

public enum ChecklistKind
{
    /// <summary>Kerangka acuan kerja.</summary>
    TermsOfReference,

    /// <summary>The annexed Rencana Kerja of a Nota Kesepakatan.</summary>
    WorkPlan,

    /// <summary>Persetujuan DPRD.</summary>
    CouncilApproval,

    /// <summary>Paraf on each page.</summary>
    Initials,

    /// <summary>Meterai.</summary>
    DutyStamp,

    /// <summary>Stempel of each party.</summary>
    OfficialStamp,

    /// <summary>The number of every party.</summary>
    Numbers,

    /// <summary>The signed original as a scan.</summary>
    Scan,
}

/// <param name="DoneOn">Null = still to do.</param>
public sealed record ChecklistItem(ChecklistKind Item, DateOnly? DoneOn = null, string? By = null, string? Note = null)
{
    /// <summary>What has to be in hand before a document of the class is registered.</summary>
    public static IReadOnlyList<ChecklistItem> For(AgreementClass @class, bool council) => [.. Kinds(@class, council).Select(kind => new ChecklistItem(kind))];

    private static IEnumerable<ChecklistKind> Kinds(AgreementClass @class, bool council)
    {
        if (@class is not (AgreementClass.Addendum or AgreementClass.Ia)) yield return ChecklistKind.TermsOfReference;
        if (@class == AgreementClass.Nk) yield return ChecklistKind.WorkPlan;
        if (council) yield return ChecklistKind.CouncilApproval;
        yield return ChecklistKind.Initials;
        yield return ChecklistKind.DutyStamp;
        yield return ChecklistKind.OfficialStamp;
        yield return ChecklistKind.Numbers;
        yield return ChecklistKind.Scan;
    }
}
