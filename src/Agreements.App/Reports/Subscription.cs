using Agreements.Domain.Dates;
using Agreements.Domain.Reports;

namespace Agreements.App.Reports;

/// <summary>What is done when a report holds nothing.</summary>
public enum WhenEmpty { Skip, Send }

/// <summary>Why nothing is sent any more.</summary>
public enum SubscriptionEnd
{
    Unsubscribed,

    /// <summary>The person's account was disabled.</summary>
    Disabled,

    /// <summary>The person may read no agreements any more.</summary>
    NoAccess,
}

/// <summary>A report that a person has sent to them.</summary>
/// <param name="NextOn">The civil day, in its zone, of the next one.</param>
/// <param name="EndedAt">Null = it goes on.</param>
public sealed record Subscription(
    Guid Id, Guid User, string Report, string Query, ReportSchedule Schedule, Zone Zone, WhenEmpty WhenEmpty, DateOnly NextOn, DateTimeOffset? EndedAt, SubscriptionEnd? EndReason, long Version, DateTimeOffset CreatedAt)
{
    /// <summary>The day that was sent last, when its mail left, and how many rows it had; null = none yet.</summary>
    public DateOnly? LastOn { get; init; }

    public DateTimeOffset? LastSentAt { get; init; }

    public int? LastRows { get; init; }
}

/// <summary>One day of a subscription.</summary>
/// <param name="Missed">Earlier days for which nothing was sent because the service did not run.</param>
public sealed record ReportRun(Subscription Subscription, DateOnly PeriodOn, int Missed);
