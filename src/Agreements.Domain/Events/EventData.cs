using Agreements.Domain.Documents;
using Agreements.Domain.Renewals;

namespace Agreements.Domain.Events;

/// <summary>What is said of an event besides its type: words and dates, so that a receiver knows whether it concerns them. Everything else is asked for, with a right of one's own;
/// personal data never stands here. What an event does not speak of is absent.</summary>
public sealed record EventData
{
    /// <summary>The word of the timeline: <c>edit</c>, <c>sign</c>, <c>suspend</c>, <c>autoRenew</c> …</summary>
    public string? Action { get; init; }

    /// <summary>The day on which the passing of days made it so.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Last day in force, inclusive.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Last day for a notice, inclusive.</summary>
    public DateOnly? NoticeDeadline { get; init; }

    /// <summary>First uncovered day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last uncovered day, inclusive; absent where the gap was ended otherwise than by cover: by a decision or a correction.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The parent whose lineage holds no more.</summary>
    public Guid? Parent { get; init; }

    /// <summary>Last day on which something of the parent's lineage held.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Of the renewal case.</summary>
    public RenewalStage? Stage { get; init; }

    /// <summary>The day by which the stage had to be done, or on which it began where that was later; of a commitment its target date.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The planned signing of the renewal.</summary>
    public DateOnly? SigningOn { get; init; }

    /// <summary>The document that was added, or got a new version.</summary>
    public Guid? Document { get; init; }

    /// <summary>What the document is.</summary>
    public DocumentKind? Kind { get; init; }

    /// <summary>The commitment whose target date has passed without being met.</summary>
    public Guid? Commitment { get; init; }
}
