using System.Text.RegularExpressions;
using Agreements.App.Imports.Columns;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.App.Imports.Rows;

/// <summary>An agreement as the cells of a list from which it can be read back: texts, days, values of enumerations, numbers.</summary>
internal static partial class FactCells
{
    /// <param name="nameOf">Of an institution, and the reference of another agreement; null = its id stands there.</param>
    public static object? Of(Field field, Agreement agreement, Func<Guid, string?> nameOf) =>
        Value(field, agreement, nameOf) is var value && value is string { Length: > MostInCell } ? TooLong : value;

    // A spreadsheet cuts what is longer; this stands for it, and says on the way back that nothing was changed.
    private const string TooLong = "(…)";

    private const int MostInCell = 32_000;

    private static object? Value(Field field, Agreement agreement, Func<Guid, string?> nameOf)
    {
        var facts = agreement.Facts;
        if (field.PartyNumber is { } n) return n <= facts.Parties.Count ? OfParty(field, facts.Parties[n - 1], n, nameOf) : null;
        return field.Word switch
        {
            "id" => agreement.Id.ToString(), "reference" => agreement.Reference, "version" => agreement.Version,
            "class" => facts.Class, "regime" => facts.Regime, "title" => facts.Title, "subject" => facts.Subject, "scope" => Lines(facts.Scope),
            "notice" => facts.Notice is { } notice ? Notice(notice) : null,
            "renewal" => facts.RenewalClause.Mode, "renewalMonths" => facts.RenewalClause.TermMonths, "renewalMost" => facts.RenewalClause.MaxRenewals,
            "parent" => Named(facts.Parent, nameOf), "parentReason" => facts.ParentOverrideReason, "predecessor" => Named(facts.Predecessor, nameOf),
            "replacesPredecessor" => facts.ReplacesPredecessor, "councilApproval" => facts.CouncilApprovalRequired,
            "legalBases" => Lines(facts.LegalBases), "programmes" => Lines(facts.Programmes), "segments" => Lines(facts.Segments),
            "officerInstitution" => Named(facts.Officer?.Institution, nameOf), "officerName" => facts.Officer?.Name, "officerPost" => facts.Officer?.Post, "officerMail" => facts.Officer?.Mail,
            "verification" => facts.Verification.Status, "source" => facts.Verification.Source,
            _ => OfTerm(field, facts.Term),
        };
    }

    /// <summary>First and last day as an interval (<c>2023-05-25/2025-05-25</c>, <c>../2025-05-25</c>); where no last day is stated, the length as written, or else on what the end depends.</summary>
    /// <returns>Null = nothing is known.</returns>
    public static object? Period(Term term) => term.EndsOn is { } ends ? $"{(term.StartsOn is { } starts ? starts.ToIso() : "..")}/{ends.ToIso()}"
        : OfTerm(Field.All["duration"], term) ?? (term.EndBasis == EndBasis.Unknown ? term.StartsOn : term.EndBasis);

    /// <summary>A cell that was made harmless to spreadsheets which run formulas, as it was before.</summary>
    public static string Undone(string text) => Harmless().Replace(text, "${begin}${sign}");

    private static object? OfParty(Field field, Party party, int n, Func<Guid, string?> nameOf) => field.Word[$"party{n}".Length..] switch
    {
        "" => Named(party.Institution, nameOf), "Number" => party.Number, "NumberDate" => party.NumberDate, "SignedOn" => party.SignedOn, "Signatory" => party.Signatory?.Name, _ => party.Signatory?.Post,
    };

    private static object? OfTerm(Field field, Term term) => field.Word switch
    {
        "signedOn" => term.SignedOn, "startsOn" => term.StartsOn, "endsOn" => term.EndsOn, "endBasis" => term.EndBasis, "reading" => term.ConfirmedReading, "untilEvent" => term.UntilEvent, "retroactive" => term.Retroactive,
        "duration" => term.DurationAsWritten ?? (term.Duration is { } d ? $"{d.Amount} {Unit(d.Unit)}" : null),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Word, "It stands in no cell."),
    };

    private static string? Named(Guid? id, Func<Guid, string?> nameOf) => id is { } one ? nameOf(one) ?? one.ToString() : null;

    private static string? Lines(IReadOnlyList<string> lines) => lines.Count == 0 ? null : string.Join('\n', lines);

    private static string Unit(DurationUnit unit) => unit switch { DurationUnit.Years => "tahun", DurationUnit.Months => "bulan", _ => "hari" };

    private static string Notice(NoticeClause notice) => $"{notice.Amount} {notice.Unit switch { NoticeUnit.Months => "bulan", NoticeUnit.WorkingDays => "hari kerja", _ => "hari" }}";

    [GeneratedRegex("(?<begin>^|[;\\t\\r\\n])'(?<sign>(\"|[^\\S\\t\\r\\n])*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Harmless();
}
