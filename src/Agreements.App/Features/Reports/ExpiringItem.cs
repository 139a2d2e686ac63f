using Agreements.App.Store;
using Agreements.Domain.Agreements;

namespace Agreements.App.Features.Reports;

/// <summary>A signed agreement whose last day in force lies in the range of the report.</summary>
/// <param name="Parties">Their names now, in the order of the document.</param>
/// <param name="DaysToEnd">From the day of the report; negative = it has ended.</param>
/// <param name="Renewal">How its renewal stands on that day.</param>
public sealed record ExpiringItem(
    Guid Id, string Reference, AgreementClass Class, string Title, IReadOnlyList<string> Parties, DateOnly EndsOn, int DaysToEnd, RenewalState Renewal)
{
    internal static ExpiringItem Of(Dossier dossier, AgreementStatus status, DateOnly endsOn) => new(
        dossier.Agreement.Id, dossier.Agreement.Reference, dossier.Agreement.Facts.Class, dossier.Agreement.Facts.Title, dossier.PartyNames, endsOn, endsOn.DayNumber - status.AsOf.DayNumber, status.Renewal);
}

/// <summary>How the renewals of some agreements stand.</summary>
/// <param name="Undecided">Nothing has been opened.</param>
/// <param name="InProgress">A case is open.</param>
/// <param name="Renewed">A registered successor covers the next day.</param>
/// <param name="NotRenewed">Let lapse on purpose.</param>
public sealed record ExpiringCount(int Undecided, int InProgress, int Renewed, int NotRenewed)
{
    internal static readonly ExpiringCount None = new(0, 0, 0, 0);

    public int Total => Undecided + InProgress + Renewed + NotRenewed;

    internal ExpiringCount With(RenewalState renewal) => renewal switch
    {
        RenewalState.None => this with { Undecided = Undecided + 1 },
        RenewalState.Renewed => this with { Renewed = Renewed + 1 },
        RenewalState.NotRenewed => this with { NotRenewed = NotRenewed + 1 },
        _ => this with { InProgress = InProgress + 1 },
    };
}

/// <param name="Month">Its first day.</param>
public sealed record ExpiringMonth(DateOnly Month, ExpiringCount Count);

/// <summary>An agreement counts with each of its parties.</summary>
public sealed record ExpiringInstitution(Guid Id, string Name, ExpiringCount Count);

/// <param name="Months">Each month of the range, also those without an end.</param>
/// <param name="Institutions">Most ends first, at most 50.</param>
public sealed record ExpiringTotals(ExpiringCount Count, IReadOnlyList<ExpiringMonth> Months, IReadOnlyList<ExpiringInstitution> Institutions);
