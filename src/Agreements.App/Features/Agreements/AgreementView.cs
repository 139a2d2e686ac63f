using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Agreements;

/// <summary>An agreement as callers read it: its facts under the same names as they are written, and its status for a day.</summary>
public sealed record AgreementView
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required AgreementClass Class { get; init; }
    public required Regime Regime { get; init; }
    public required string Title { get; init; }
    public string? Subject { get; init; }
    public required IReadOnlyList<string> Scope { get; init; }
    public required IReadOnlyList<PartyView> Parties { get; init; }
    public required TermView Term { get; init; }
    public NoticeClause? Notice { get; init; }
    public required RenewalClause RenewalClause { get; init; }
    public Guid? Parent { get; init; }
    public string? ParentOverrideReason { get; init; }
    public Guid? Predecessor { get; init; }
    public required bool ReplacesPredecessor { get; init; }
    public Guid? Successor { get; init; }
    public SigningPlan? SigningPlan { get; init; }
    public required bool CouncilApprovalRequired { get; init; }
    public required IReadOnlyList<string> LegalBases { get; init; }
    public required IReadOnlyList<string> Programmes { get; init; }
    public required IReadOnlyList<string> Segments { get; init; }
    public required IReadOnlyList<FundingLine> Funding { get; init; }
    public Officer? Officer { get; init; }
    public required Verification Verification { get; init; }
    public required IReadOnlyList<Note> Notes { get; init; }

    /// <summary>Anybody may read the outline of it, where the installation publishes.</summary>
    public required bool IsPublic { get; init; }
    /// <summary>What holds with the addenda in effect on the day; absent when there is none: then everything is as the original says.</summary>
    public EffectiveView? Effective { get; init; }
    public required IReadOnlyList<Change> Changes { get; init; }
    public required IReadOnlyList<Warning> Warnings { get; init; }
    public required StatusView Status { get; init; }
    public required long Version { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    internal static AgreementView Of(Dossier dossier, AgreementStatus status, DateOnly today, Language language)
    {
        var agreement = dossier.Agreement;
        var facts = agreement.Facts;
        return new AgreementView
        {
            Id = agreement.Id, Reference = agreement.Reference, Class = facts.Class, Regime = facts.Regime, Title = facts.Title, Subject = facts.Subject,
            Scope = facts.Scope, Parties = PartyView.All(facts.Parties, dossier.Names),
            Term = new TermView(facts.Term, status.EndsOn), Notice = facts.Notice, RenewalClause = facts.RenewalClause, Parent = facts.Parent, ParentOverrideReason = facts.ParentOverrideReason,
            Predecessor = facts.Predecessor, ReplacesPredecessor = facts.ReplacesPredecessor, Successor = status.Successor, SigningPlan = facts.SigningPlan, CouncilApprovalRequired = facts.CouncilApprovalRequired,
            LegalBases = facts.LegalBases, Programmes = facts.Programmes, Segments = facts.Segments, Funding = facts.Funding, Officer = facts.Officer,
            Verification = facts.Verification, Notes = facts.Notes, IsPublic = facts.IsPublic, Effective = EffectiveView.Of(dossier, status), Changes = agreement.Changes,
            Warnings = [.. AgreementRules.Warnings(agreement).Select(w => new Warning(w.Code, w.Pointer, w.Message.In(language)))],
            Status = StatusView.Of(agreement, status, today, dossier.Rights), Version = agreement.Version, CreatedAt = dossier.CreatedAt, UpdatedAt = dossier.UpdatedAt,
        };
    }
}

/// <summary>Makes views: with this installation's policies, and in the caller's language.</summary>
public sealed class AgreementViews(AgreementReader reader, StatusOf statusOf, RequestContext context)
{
    /// <param name="asOf">Null = today in the agreement's zone.</param>
    public AgreementView Of(Dossier dossier, DateOnly? asOf) => Of(dossier, statusOf.On(dossier, asOf));

    internal AgreementView Of(Dossier dossier, AgreementStatus status) => AgreementView.Of(dossier, status, statusOf.Today(dossier.Agreement), context.Language);

    /// <summary>As it stands now in the database.</summary>
    /// <exception cref="Domain.DomainException"><c>notFound</c>.</exception>
    public async Task<AgreementView> ReadAsync(Guid id, DateOnly? asOf, CancellationToken ct) => Of(await reader.GetAsync(id, ct), asOf);
}

/// <summary>Something to look at; the agreement stands.</summary>
public sealed record Warning(string Code, string Pointer, string Message);

/// <param name="Order">From 1, as in the document.</param>
/// <param name="Name">The institution's name now; <see cref="NameAtSigning"/> is what the document says.</param>
public sealed record PartyView(
    int Order, Guid Institution, string Name, string? NameAtSigning, string? Number, DateOnly? NumberDate, DateOnly? SignedOn, Signatory? Signatory)
{
    public PartyView(int order, Party party, string name)
        : this(order, party.Institution, name, party.NameAtSigning, party.Number, party.NumberDate, party.SignedOn, party.Signatory) { }

    public static IReadOnlyList<PartyView> All(IReadOnlyList<Party> parties, IReadOnlyDictionary<Guid, string> names) =>
        [.. parties.Select((p, i) => new PartyView(i + 1, p, names[p.Institution]))];
}

/// <summary>The original as the addenda in effect on a day have changed it.</summary>
public sealed record EffectiveView(
    string Title, string? Subject, IReadOnlyList<string> Scope, IReadOnlyList<PartyView> Parties, TermView Term, NoticeClause? Notice, RenewalClause RenewalClause)
{
    internal static EffectiveView? Of(Dossier dossier, AgreementStatus status)
    {
        if (!dossier.Agreement.IsAmendedOn(status.AsOf)) return null;
        var facts = dossier.Agreement.FactsAt(status.AsOf);
        return new EffectiveView(
            facts.Title, facts.Subject, facts.Scope, PartyView.All(facts.Parties, dossier.Names), new TermView(facts.Term, status.EndsOn), facts.Notice, facts.RenewalClause);
    }
}

/// <param name="EffectiveEndsOn">Last day in force after changes and automatic renewals, as of the day asked for.</param>
public sealed record TermView(
    DateOnly? SignedOn, DateOnly? StartsOn, DateOnly? EndsOn, EndBasis EndBasis, string? DurationAsWritten, Domain.Dates.Duration? Duration,
    Domain.Dates.DurationReading? ConfirmedReading, string? UntilEvent, bool Retroactive, DateOnly? EffectiveStartsOn, DateOnly? EffectiveEndsOn)
{
    public TermView(Term term, DateOnly? effectiveEnd)
        : this(term.SignedOn, term.StartsOn, term.EndsOn, term.EndBasis, term.DurationAsWritten, term.Duration, term.ConfirmedReading, term.UntilEvent,
            term.Retroactive, term.EffectiveStart, effectiveEnd) { }
}

/// <param name="Process">The workflow's state now; it has no as-of date.</param>
/// <param name="EndsOnAtLatest">The last day by the later reading; absent once a reading is confirmed.</param>
/// <param name="RenewsTo">The last day of the term that follows by itself.</param>
/// <param name="AllowedActions">What the state allows today, and the caller may do.</param>
public sealed record StatusView(
    DateOnly AsOf, ProcessState Process, Validity Validity, RenewalState Renewal, IReadOnlyList<Flag> Flags, DateOnly? EndsOn, DateOnly? EndsOnAtLatest,
    DateOnly? RenewsTo, int? DaysToEnd,
    DateOnly? NoticeDeadline, Gap? Gap, IReadOnlyList<ProcessAction> AllowedActions)
{
    /// <summary>The day of the notice of non-renewal that stands.</summary>
    public DateOnly? NoticeGivenOn { get; init; }

    /// <param name="rights">What the caller may do with it.</param>
    public static StatusView Of(Agreement agreement, AgreementStatus status, DateOnly today, Permission rights) => new(
        status.AsOf, status.Process, status.Validity, status.Renewal, status.Flags, status.EndsOn,
        status.EndsOnAtLatest == status.EndsOn ? null : status.EndsOnAtLatest, status.RenewsTo, status.DaysToEnd, status.NoticeDeadline, status.Gap,
        [.. Domain.Agreements.Process.Allowed(agreement, today).Where(a => rights.Cover(ActionPermissions.Of(a)))]) { NoticeGivenOn = status.NoticeGivenOn };
}
