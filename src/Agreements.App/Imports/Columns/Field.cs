using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.App.Imports.Columns;

/// <summary>How the cells of a field are read.</summary>
public enum FieldKind
{
    /// <summary>Which record and which version of it a row speaks of.</summary>
    Identity,
    Text,

    /// <summary>A list, an item a line.</summary>
    Lines,
    Date,
    Enum,
    YesNo,
    Number,

    /// <summary>A length in words.</summary>
    Duration,

    /// <summary>First and last day, a length, or that there is no end.</summary>
    Term,
    Notice,
    Institution,

    /// <summary>Another agreement, by its reference or number.</summary>
    Agreement,

    /// <summary>A number of whichever party it belongs to.</summary>
    PartyNumber,
    Process,
    Note,

    /// <summary>Nothing of an agreement: row numbers, what the service works out itself.</summary>
    Ignored,
}

/// <summary>What a column may hold of an agreement.</summary>
/// <param name="Word">By which it is mapped; also the heading of a CSV that is fetched to be edited.</param>
/// <param name="Pointer">Into the facts; empty where it is none of them.</param>
/// <param name="Values">The type of an enumeration's values.</param>
public sealed record Field(string Word, string Pointer, FieldKind Kind, Type? Values = null)
{
    /// <summary>So many parties have columns of their own in what is fetched to be edited; further ones stay as they are.</summary>
    public const int Parties = 6;

    private static readonly Field[] OfAgreement =
    [
        new("id", "", FieldKind.Identity), new("reference", "", FieldKind.Identity), new("version", "", FieldKind.Identity),
        new("class", "/class", FieldKind.Enum, typeof(AgreementClass)), new("regime", "/regime", FieldKind.Enum, typeof(Regime)),
        new("title", "/title", FieldKind.Text), new("subject", "/subject", FieldKind.Text), new("scope", "/scope", FieldKind.Lines),
    ];

    private static readonly Field[] OfTerm =
    [
        new("signedOn", "/term/signedOn", FieldKind.Date), new("startsOn", "/term/startsOn", FieldKind.Date), new("endsOn", "/term/endsOn", FieldKind.Date),
        new("endBasis", "/term/endBasis", FieldKind.Enum, typeof(EndBasis)), new("duration", "/term/durationAsWritten", FieldKind.Duration),
        new("reading", "/term/confirmedReading", FieldKind.Enum, typeof(DurationReading)), new("untilEvent", "/term/untilEvent", FieldKind.Text), new("retroactive", "/term/retroactive", FieldKind.YesNo),
        new("notice", "/notice", FieldKind.Notice), new("renewal", "/renewalClause/mode", FieldKind.Enum, typeof(RenewalMode)),
        new("renewalMonths", "/renewalClause/termMonths", FieldKind.Number), new("renewalMost", "/renewalClause/maxRenewals", FieldKind.Number),
        new("parent", "/parent", FieldKind.Agreement), new("parentReason", "/parentOverrideReason", FieldKind.Text), new("predecessor", "/predecessor", FieldKind.Agreement),
        new("replacesPredecessor", "/replacesPredecessor", FieldKind.YesNo), new("councilApproval", "/councilApprovalRequired", FieldKind.YesNo),
        new("legalBases", "/legalBases", FieldKind.Lines), new("programmes", "/programmes", FieldKind.Lines), new("segments", "/segments", FieldKind.Lines),
        new("officerInstitution", "/officer/institution", FieldKind.Institution), new("officerName", "/officer/name", FieldKind.Text), new("officerPost", "/officer/post", FieldKind.Text),
        new("officerMail", "/officer/mail", FieldKind.Text), new("verification", "/verification/status", FieldKind.Enum, typeof(VerificationStatus)), new("source", "/verification/source", FieldKind.Text),
    ];

    private static readonly Field[] OnlyRead =
    [
        new("number", "", FieldKind.PartyNumber), new("bpjsNumber", "", FieldKind.PartyNumber), new("governmentNumber", "", FieldKind.PartyNumber), new("universityNumber", "", FieldKind.PartyNumber),
        new("ours", "", FieldKind.Institution), new("partner", "", FieldKind.Institution), new("term", "", FieldKind.Term), new("process", "", FieldKind.Process), new("note", "", FieldKind.Note), new("ignore", "", FieldKind.Ignored),
    ];

    /// <summary>In the order in which they are fetched to be edited.</summary>
    public static readonly IReadOnlyList<Field> Edited = [.. OfAgreement, .. Enumerable.Range(1, Parties).SelectMany(OfParty), .. OfTerm];

    public static readonly IReadOnlyDictionary<string, Field> All = Edited.Concat(OnlyRead).ToDictionary(f => f.Word, StringComparer.Ordinal);

    /// <summary>From 1; null = it is no party's.</summary>
    public int? PartyNumber => Pointer.StartsWith("/parties/", StringComparison.Ordinal) ? Pointer["/parties/".Length] - '0' + 1 : null;

    private static IEnumerable<Field> OfParty(int n) =>
    [
        new($"party{n}", $"/parties/{n - 1}/institution", FieldKind.Institution), new($"party{n}Number", $"/parties/{n - 1}/number", FieldKind.Text),
        new($"party{n}NumberDate", $"/parties/{n - 1}/numberDate", FieldKind.Date), new($"party{n}SignedOn", $"/parties/{n - 1}/signedOn", FieldKind.Date),
        new($"party{n}Signatory", $"/parties/{n - 1}/signatory/name", FieldKind.Text), new($"party{n}Post", $"/parties/{n - 1}/signatory/post", FieldKind.Text),
    ];
}
