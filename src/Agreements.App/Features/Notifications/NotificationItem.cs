using Agreements.App.Outbox;
using Agreements.Domain.Alerts;

namespace Agreements.App.Features.Notifications;

/// <summary>One message that has left.</summary>
/// <param name="Id">Of the mail.</param>
/// <param name="Subject">As the mail had it, in Indonesian.</param>
/// <param name="Recipient">One's own address, or the mailbox of a unit.</param>
/// <param name="Seen">It was sent before the caller last said that all is seen.</param>
/// <param name="Agreement">Absent where it speaks of several.</param>
/// <param name="Alert">Absent where it is no alert, such as a changed term.</param>
public sealed record NotificationItem(
    Guid Id, MailPurpose Purpose, string Subject, string Recipient, DateTimeOffset SentAt, bool Seen, NotificationAgreement? Agreement, NotificationAlert? Alert);

public sealed record NotificationAgreement(Guid Id, string Reference, string Title);

/// <param name="SnoozedUntil">Its recipient has put the deadline off to this day; absent once it has come.</param>
/// <param name="AllowedActions">What the caller may do about it now.</param>
public sealed record NotificationAlert(
    Guid Id, DeadlineKind Kind, DateOnly DeadlineOn, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy, DateOnly? SnoozedUntil, IReadOnlyList<AlertAnswer> AllowedActions);

/// <summary>How an alert can be answered.</summary>
public enum AlertAnswer { Acknowledge, Snooze }
