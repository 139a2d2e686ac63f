using Agreements.App.Data;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>A row of <c>agreements</c>.</summary>
internal class AgreementRow
{
    public Guid Id { get; init; }
    public string Reference { get; init; } = "";
    public string Class { get; init; } = "";
    public string Regime { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Subject { get; init; }
    public string Process { get; init; } = "";
    public string Zone { get; init; } = "";
    public DateOnly? SignedOn { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public string EndBasis { get; init; } = "";
    public string? DurationAsWritten { get; init; }
    public int? DurationAmount { get; init; }
    public string? DurationUnit { get; init; }
    public string? ConfirmedReading { get; init; }
    public string? UntilEvent { get; init; }
    public bool Retroactive { get; init; }
    public int? NoticeAmount { get; init; }
    public string? NoticeUnit { get; init; }
    public string RenewalMode { get; init; } = "";
    public int? RenewalTermMonths { get; init; }
    public int? RenewalMax { get; init; }
    public Guid? ParentId { get; init; }
    public string? ParentOverrideReason { get; init; }
    public Guid? PredecessorId { get; init; }
    public Guid LineageId { get; init; }
    public bool ReplacesPredecessor { get; init; }
    public DateOnly? PlannedOn { get; init; }
    public string? SigningEvent { get; init; }
    public string? SigningPlace { get; init; }
    public Guid? SigningEventId { get; init; }
    public bool CouncilRequired { get; init; }
    public Guid? OfficerInstitutionId { get; init; }
    public string? OfficerName { get; init; }
    public string? OfficerPost { get; init; }
    public string? OfficerMail { get; init; }
    public string VerificationStatus { get; init; } = "";
    public string? VerificationSource { get; init; }
    public string Details { get; init; } = "";
    public long Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <param name="parties">Empty for a neighbour, of which only dates are asked.</param>
    public Agreement ToAgreement(IReadOnlyList<Party> parties, IReadOnlyList<Change> changes) => Agreement.Restore(
        Id, Reference, Words.Parse<Zone>(Zone), ToFacts(parties), Words.Parse<ProcessState>(Process), changes, Version);

    private AgreementFacts ToFacts(IReadOnlyList<Party> parties)
    {
        var details = parties.Count == 0 || Details.Length == 0 ? Store.Details.None : Json.Read<Details>(Details);
        return new AgreementFacts
        {
            Class = Words.Parse<AgreementClass>(Class),
            Regime = Words.Parse<Regime>(Regime),
            Title = Title,
            Subject = Subject,
            Scope = details.Scope,
            Parties = parties,
            Term = ToTerm(),
            Notice = NoticeAmount is { } amount ? new NoticeClause(amount, Words.Parse<NoticeUnit>(NoticeUnit!)) : null,
            RenewalClause = new RenewalClause(Words.Parse<RenewalMode>(RenewalMode), RenewalTermMonths, RenewalMax),
            Parent = ParentId,
            ParentOverrideReason = ParentOverrideReason,
            Predecessor = PredecessorId,
            ReplacesPredecessor = ReplacesPredecessor,
            SigningPlan = PlannedOn is null && SigningEvent is null && SigningPlace is null ? null : new SigningPlan(PlannedOn, SigningEvent, SigningPlace, SigningEventId),
            CouncilApprovalRequired = CouncilRequired,
            LegalBases = details.LegalBases,
            Programmes = details.Programmes,
            Segments = details.Segments,
            Funding = details.Funding,
            Officer = OfficerInstitutionId is { } of ? new Officer(of, OfficerName, OfficerPost, OfficerMail) : null,
            Verification = new Verification(Words.Parse<VerificationStatus>(VerificationStatus), VerificationSource),
            Notes = details.Notes,
            IsPublic = details.IsPublic,
        };
    }

    private Term ToTerm() => new()
    {
        SignedOn = SignedOn,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        EndBasis = Words.Parse<EndBasis>(EndBasis),
        DurationAsWritten = DurationAsWritten,
        Duration = DurationAmount is { } amount ? new Duration(amount, Words.Parse<DurationUnit>(DurationUnit!)) : null,
        ConfirmedReading = ConfirmedReading is null ? null : Words.Parse<DurationReading>(ConfirmedReading),
        UntilEvent = UntilEvent,
        Retroactive = Retroactive,
    };
}

/// <summary>The lists that are only read together with their agreement.</summary>
internal sealed record Details(
    IReadOnlyList<string> Scope, IReadOnlyList<string> LegalBases, IReadOnlyList<string> Programmes, IReadOnlyList<string> Segments,
    IReadOnlyList<FundingLine> Funding, IReadOnlyList<Note> Notes, bool IsPublic = false)
{
    public static readonly Details None = new([], [], [], [], [], []);

    public static Details Of(AgreementFacts facts) =>
        new(facts.Scope, facts.LegalBases, facts.Programmes, facts.Segments, facts.Funding, facts.Notes, facts.IsPublic);
}

/// <summary>A row of <c>agreement_parties</c>, with the institution's current name.</summary>
internal sealed class PartyRow
{
    public Guid AgreementId { get; init; }
    public int Ord { get; init; }
    public Guid InstitutionId { get; init; }
    public string CurrentName { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? RegionCode { get; init; }
    public string? NameAtSigning { get; init; }
    public string? Number { get; init; }
    public DateOnly? NumberDate { get; init; }
    public DateOnly? SignedOn { get; init; }
    public string? SignatoryName { get; init; }
    public string? SignatoryPost { get; init; }
    public string? SignatoryCapacity { get; init; }
    public string? MandateLetter { get; init; }
    public DateOnly? PostUntil { get; init; }
    public DateOnly? MandateUntil { get; init; }

    /// <summary>The same institution as a party of whom no more is known.</summary>
    public PartyRow As(string? number) => new() { InstitutionId = InstitutionId, CurrentName = CurrentName, Kind = Kind, Number = number };

    public Party ToParty() => new()
    {
        Institution = InstitutionId,
        NameAtSigning = NameAtSigning,
        Number = Number,
        NumberDate = NumberDate,
        SignedOn = SignedOn,
        Signatory = SignatoryName is null && SignatoryPost is null && SignatoryCapacity is null && MandateLetter is null && PostUntil is null && MandateUntil is null
            ? null
            : new Signatory(
                SignatoryName, SignatoryPost, SignatoryCapacity is null ? null : Words.Parse<SignatoryCapacity>(SignatoryCapacity), MandateLetter, PostUntil, MandateUntil),
    };
}

/// <summary>A row of <c>agreement_changes</c>.</summary>
internal sealed class ChangeRow
{
    public Guid AgreementId { get; init; }
    public string Kind { get; init; } = "";
    public DateOnly? EffectiveOn { get; init; }
    public string? Reason { get; init; }
    public string? Addendum { get; init; }

    public Change ToChange() => new(Words.Parse<ChangeKind>(Kind), EffectiveOn, Reason, Addendum is null ? null : Json.Read<Addendum>(Addendum));
}
