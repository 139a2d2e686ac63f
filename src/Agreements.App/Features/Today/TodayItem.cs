using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Today;

/// <summary>Why an agreement needs a hand; the most urgent first.</summary>
public enum TodayKind
{
    /// <summary>It has ended, and nothing that follows is in force.</summary>
    GapOpen,

    /// <summary>The plan of its renewal leaves days uncovered.</summary>
    GapForecast,

    /// <summary>The last day for a notice is near.</summary>
    NoticeDue,

    /// <summary>The present stage of its renewal is late.</summary>
    Stalled,

    /// <summary>It ends soon, and no renewal has been opened.</summary>
    Ending,

    /// <summary>The last day for a notice has passed without one.</summary>
    NoticeMissed,

    /// <summary>An alert waits for an answer; nothing else of the above.</summary>
    Alert,

    /// <summary>Signed, not registered.</summary>
    Unregistered,

    /// <summary>A proposal that somebody has to carry on.</summary>
    Draft,
}

/// <param name="On">The day that it is about; absent where there is none.</param>
/// <param name="Days">Uncovered days of a gap; else the days from today to <paramref name="On"/>, negative once it has passed.</param>
/// <param name="Renewal">Its open renewal case.</param>
/// <param name="Alert">An alert to the caller or to a mailbox of the caller's institutions that nobody has acknowledged.</param>
/// <param name="CanEdit">The caller may act on it.</param>
/// <param name="Sentence">In the language asked for.</param>
public sealed record TodayItem(TodayKind Kind, TodayAgreement Agreement, DateOnly? On, int? Days, Guid? Renewal, RenewalStage? Stage, Guid? Alert, bool CanEdit, string Sentence)
{
    /// <returns>Null when nothing has to be done about it today.</returns>
    internal static TodayItem? Of(Dossier dossier, AgreementStatus status, Guid? alert, Language language)
    {
        if (Matter(status, alert is not null) is not { } matter) return null;
        var facts = dossier.Agreement.FactsAt(status.AsOf);
        var agreement = new TodayAgreement(dossier.Agreement.Id, dossier.Agreement.Reference, facts.Class, facts.Title, [.. facts.Parties.Select(p => dossier.Names[p.Institution])]);
        return new TodayItem(matter.Kind, agreement, matter.On, matter.Days, status.Stage?.Case, status.Stage?.Stage, alert, dossier.Rights.Cover(Permission.Edit), matter.Sentence.In(language));
    }

    private static Cause? Matter(AgreementStatus status, bool hasAlert) => status switch
    {
        { Process: ProcessState.Rejected or ProcessState.Withdrawn } => null,
        { Gap: { State: GapState.Open } gap } => new(TodayKind.GapOpen, gap.From, gap.Days, new("today.gapOpen", gap.Days, gap.From)),
        { Gap: { State: GapState.Forecast } gap } => new(TodayKind.GapForecast, gap.From, gap.Days, new("today.gapForecast", gap.Days, gap.From)),
        _ when status.Flags.Contains(Flag.NoticeDue) => To(TodayKind.NoticeDue, status.NoticeDeadline!.Value, status, "today.noticeDue"),
        { Stage: { Stalled: true, DueOn: { } due } stage } => new(TodayKind.Stalled, due, status.AsOf.DaysUntil(due), new("today.stalled", stage.Stage, due, due.DaysUntil(status.AsOf))),
        { Stage: null, Renewal: RenewalState.None } when status.Flags.Contains(Flag.Expiring) => To(TodayKind.Ending, status.EndsOn!.Value, status, "today.ending"),
        _ when status.Flags.Contains(Flag.NoticeMissed) => To(TodayKind.NoticeMissed, status.NoticeDeadline!.Value, status, "today.noticeMissed"),
        _ when hasAlert => new(TodayKind.Alert, status.EndsOn, status.DaysToEnd, status.EndsOn is null ? new("today.alert") : new("today.alertEnd", status.EndsOn)),
        { Process: ProcessState.Signed } => new(TodayKind.Unregistered, null, null, new("today.unregistered")),
        { Process: ProcessState.Registered } => null,
        _ => new(TodayKind.Draft, null, null, new("today.draft", status.Process)),
    };

    private static Cause To(TodayKind kind, DateOnly on, AgreementStatus status, string sentence) => new(kind, on, status.AsOf.DaysUntil(on), new(sentence, on, status.AsOf.DaysUntil(on)));

    private sealed record Cause(TodayKind Kind, DateOnly? On, int? Days, Message Sentence);
}

/// <param name="Parties">Their names now.</param>
public sealed record TodayAgreement(Guid Id, string Reference, AgreementClass Class, string Title, IReadOnlyList<string> Parties);
