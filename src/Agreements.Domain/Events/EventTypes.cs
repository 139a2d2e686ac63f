namespace Agreements.Domain.Events;

/// <summary>The words by which events are told to other systems. They never change their meaning.</summary>
public static class EventTypes
{
    public const string Created = "agreement.created", Changed = "agreement.changed", Signed = "agreement.signed", Registered = "agreement.registered", Expiring = "agreement.expiring",
        NoticeDue = "agreement.noticeDue", Expired = "agreement.expired", GapOpened = "agreement.gapOpened", GapClosed = "agreement.gapClosed", ParentExpired = "agreement.parentExpired",
        Terminated = "agreement.terminated", Superseded = "agreement.superseded";

    public const string RenewalOpened = "renewal.opened", RenewalChanged = "renewal.changed", StageChanged = "renewal.stageChanged", Stalled = "renewal.stalled", RenewalCompleted = "renewal.completed",
        NotRenewed = "renewal.notRenewed";

    public const string DocumentAdded = "document.added";

    public const string CommitmentMissed = "commitment.missed";

    private const string Everything = "*", Kind = ".*";

    public static readonly IReadOnlyList<string> All =
    [
        Created, Changed, Signed, Registered, Expiring, NoticeDue, Expired, GapOpened, GapClosed, ParentExpired, Terminated, Superseded,
        RenewalOpened, RenewalChanged, StageChanged, Stalled, RenewalCompleted, NotRenewed,
        DocumentAdded,
        CommitmentMissed,
    ];

    /// <summary>The types that a pattern means: a type itself, <c>agreement.*</c>, <c>renewal.*</c>, <c>document.*</c>, <c>commitment.*</c> or <c>*</c>.</summary>
    /// <returns>Empty = it means none.</returns>
    public static IReadOnlyList<string> Matching(string pattern) =>
        pattern == Everything ? All
        : pattern.EndsWith(Kind, StringComparison.Ordinal) ? [.. All.Where(t => t.StartsWith(pattern[..^1], StringComparison.Ordinal) && pattern.Length > Kind.Length)]
        : [.. All.Where(t => t == pattern)];

    /// <summary>The types that any of the patterns means.</summary>
    public static IReadOnlyList<string> Matching(IEnumerable<string> patterns) => [.. patterns.SelectMany(Matching).Distinct()];
}
