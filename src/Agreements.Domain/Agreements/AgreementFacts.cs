using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

public enum AgreementClass { Mou, Nk, Kb, Pks, Moa, Ia, Addendum }

/// <summary>The legal regime; never derived from a party's kind, because regions decide it differently.</summary>
public enum Regime { Ksdd, Ksdpk, Sinergi, Ksdpl, Ksdll, Other }

public enum SignatoryCapacity { Definitif, Pj, Plt, Plh, Kuasa }

public enum VerificationStatus { Unverified, Verified, Disputed }

public enum NoticeUnit { Months, Days, WorkingDays }

public enum RenewalMode { None, ByAgreement, Automatic }

public enum FundingSource { Apbd, Apbn, DbhSawit, Apbdes, Csr, Other }

/// <summary>What people state of an agreement. Everything else (validity, days, gaps, deadlines) is computed from it.</summary>
public record AgreementFacts
{
    public required AgreementClass Class { get; init; }

    public required Regime Regime { get; init; }

    /// <summary>As written on the document.</summary>
    public required string Title { get; init; }

    public string? Subject { get; init; }

    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>Two or more, in the order of the document (Pihak Kesatu first).</summary>
    public required IReadOnlyList<Party> Parties { get; init; }

    public Term Term { get; init; } = new();

    public NoticeClause? Notice { get; init; }

    public RenewalClause RenewalClause { get; init; } = new();

    /// <summary>The MoU under which this PKS stands.</summary>
    public Guid? Parent { get; init; }

    /// <summary>Why it was made although the parent's lineage was not in force on its first day; needed only then.</summary>
    public string? ParentOverrideReason { get; init; }

    /// <summary>The agreement that this one renews.</summary>
    public Guid? Predecessor { get; init; }

    /// <summary>The text says that it replaces its predecessor from its own first day; else both hold while they overlap.</summary>
    public bool ReplacesPredecessor { get; init; }

    public SigningPlan? SigningPlan { get; init; }

    public bool CouncilApprovalRequired { get; init; }

    public IReadOnlyList<string> LegalBases { get; init; } = [];

    public IReadOnlyList<string> Programmes { get; init; } = [];

    public IReadOnlyList<string> Segments { get; init; } = [];

    public IReadOnlyList<FundingLine> Funding { get; init; } = [];

    public Officer? Officer { get; init; }

    public Verification Verification { get; init; } = new();

    /// <summary>Dated remarks, each with its source.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Where the installation publishes, anybody may read what it is called, who its parties are and when it holds. Only what is signed.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>One side of an agreement, with its own number and its own signatory.</summary>
public sealed record Party
{
    public required Guid Institution { get; init; }

    /// <summary>Frozen at signing; the current name is the institution's.</summary>
    public string? NameAtSigning { get; init; }

    public string? Number { get; init; }

    public DateOnly? NumberDate { get; init; }

    /// <summary>The day on which this party signed, where parties sign on different days.</summary>
    public DateOnly? SignedOn { get; init; }

    public Signatory? Signatory { get; init; }
}

/// <param name="PostUntil">Last day in the post, inclusive. Signing later is a warning; the agreement stands.</param>
/// <param name="MandateUntil">Last day of the surat kuasa, inclusive.</param>
public sealed record Signatory(
    string? Name = null, string? Post = null, SignatoryCapacity? Capacity = null, string? MandateLetter = null, DateOnly? PostUntil = null, DateOnly? MandateUntil = null);

/// <param name="Amount">At least 1.</param>
public sealed record NoticeClause(int Amount, NoticeUnit Unit);

/// <param name="TermMonths">Length of one automatic renewal, in months.</param>
/// <param name="MaxRenewals">How often it may roll; null = without limit.</param>
public sealed record RenewalClause(RenewalMode Mode = RenewalMode.ByAgreement, int? TermMonths = null, int? MaxRenewals = null);

/// <param name="On">The day on which the signing is planned.</param>
/// <param name="Event">The ceremony in words.</param>
/// <param name="SigningEvent">The ceremony as a record; several agreements may share one, and it moves them all.</param>
public sealed record SigningPlan(DateOnly? On = null, string? Event = null, string? Place = null, Guid? SigningEvent = null);

/// <param name="AmountIdr">Whole rupiah, from 0 to <see cref="Most"/>.</param>
public sealed record FundingLine(FundingSource Source, int FiscalYear, int? FromMonth = null, int? UntilMonth = null, long? AmountIdr = null)
{
    /// <summary>The largest amount: a JSON number that every reader takes exactly.</summary>
    public const long Most = Figures.Figure.Most;
}

/// <summary>The officer in charge; the mail goes to a post, the name is an attribute.</summary>
public sealed record Officer(Guid Institution, string? Name = null, string? Post = null, string? Mail = null);

public sealed record Verification(VerificationStatus Status = VerificationStatus.Unverified, string? Source = null);

public sealed record Note(DateOnly On, string Text, string? Source = null);
