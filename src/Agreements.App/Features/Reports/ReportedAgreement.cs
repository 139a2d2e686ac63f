using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.App.Features.Reports;

/// <summary>An agreement as a report lists it: what holds on the day of the report, addenda included, and what brought it there.</summary>
/// <param name="Parties">Their names now, in the order of the document.</param>
/// <param name="EndsOn">The last day in force, inclusive; absent = none is known.</param>
public sealed record ReportedAgreement(
    Guid Id, string Reference, AgreementClass Class, Regime Regime, string Title, IReadOnlyList<string> Parties, DateOnly? SignedOn, DateOnly? StartsOn, DateOnly? EndsOn, Validity Validity)
{
    /// <summary>Whole months up to the day of the report: since its signing, of <see cref="ReportKind.MouWithoutPks"/>; since its first day, of <see cref="ReportKind.OpenEnded"/>.</summary>
    public int? Months { get; init; }

    /// <summary>Of <see cref="ReportKind.InForceInYear"/>: its first day in force in the year; absent while no day of the year is known to be one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Of <see cref="ReportKind.InForceInYear"/>: its last day in force in the year, inclusive; absent where some day of the year is undetermined.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Of <see cref="ReportKind.InForceInYear"/>: on how many days of the year it is in force; absent where some day of the year is undetermined.</summary>
    public int? Days { get; init; }

    /// <summary>Of <see cref="ReportKind.InForceInYear"/>: the first day of the year on which nobody knows whether it is in force.</summary>
    public DateOnly? UndeterminedFrom { get; init; }

    /// <summary>Of <see cref="ReportKind.ParentExpired"/>: under which it was made.</summary>
    public Guid? Parent { get; init; }

    /// <summary>Absent too while the caller does not see the parent.</summary>
    public string? ParentReference { get; init; }

    /// <summary>The last day, inclusive, on which the parent or what renewed it held.</summary>
    public DateOnly? ParentEndedOn { get; init; }

    /// <summary>Of <see cref="ReportKind.OpenEnded"/>: what is known of the end.</summary>
    public EndBasis? EndBasis { get; init; }

    /// <summary>Of <see cref="ReportKind.OpenEnded"/>: what ends it.</summary>
    public string? UntilEvent { get; init; }

    /// <summary>Of <see cref="ReportKind.FundingEnded"/>: the last day, inclusive, that any line covers.</summary>
    public DateOnly? FundedUntil { get; init; }

    /// <summary>Of <see cref="ReportKind.FundingEnded"/>: who has paid.</summary>
    public IReadOnlyList<FundingSource>? FundingSources { get; init; }

    /// <returns>Null = SQL has found too much: it does not belong there.</returns>
    internal static ReportedAgreement? Of(ReportKind kind, Dossier dossier, DateOnly asOf, int year)
    {
        var agreement = dossier.Agreement;
        var facts = agreement.FactsAt(asOf);
        var row = new ReportedAgreement(
            agreement.Id, agreement.Reference, facts.Class, facts.Regime, facts.Title, [.. facts.Parties.Select(p => dossier.Names[p.Institution])], facts.Term.SignedOn, facts.Term.EffectiveStart,
            AgreementStatus.LastDay(agreement.Foreseen(asOf)), agreement.ValidityOn(asOf));
        return kind switch
        {
            ReportKind.MouWithoutPks => row with { Months = (row.SignedOn ?? row.StartsOn)?.MonthsUntil(asOf) },
            ReportKind.ParentExpired => row.Under(dossier, asOf),
            ReportKind.InForceInYear => row.InForceIn(agreement, year),
            ReportKind.OpenEnded => row.EndsOn is null ? row with { Months = row.StartsOn?.MonthsUntil(asOf), EndBasis = facts.Term.EndBasis, UntilEvent = facts.Term.UntilEvent } : null,
            ReportKind.FundingEnded => row with { FundedUntil = FundingCover.Until(facts.Funding), FundingSources = [.. facts.Funding.Select(f => f.Source).Distinct()] },
            _ => row,
        };
    }

    private ReportedAgreement Under(Dossier dossier, DateOnly asOf) => dossier.Around.Parent is not { } parent ? this : this with
    {
        Parent = parent.Id, ParentReference = parent.Reference, ParentEndedOn = LineageCover.Ends([parent, .. dossier.Around.ParentLineage]).Select(d => (DateOnly?)d).LastOrDefault(d => d < asOf),
    };

    private ReportedAgreement InForceIn(Agreement agreement, int year)
    {
        var range = new DateRange(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var days = ValidityRules.DaysOf(Validity.InForce, agreement, range);
        var row = days.Count == 0 ? this : this with { From = days[0].Start, To = days[^1].End, Days = days.Sum(d => d.Days) };
        return ValidityRules.DaysOf(Validity.Undetermined, agreement, range) is [var first, ..] ? row with { To = null, Days = null, UndeterminedFrom = first.Start } : row;
    }
}
