namespace Agreements.App.Outbox;

/// <summary>One thing that has left, or the beginning of a journal.</summary>
public sealed record JournalLine(DateTimeOffset At)
{
    /// <summary>From here on the journal is complete.</summary>
    public bool? Begins { get; init; }

    public SentMail? Mail { get; init; }

    public TakenEvent? Event { get; init; }
}

/// <summary>A mail that its server has accepted.</summary>
/// <param name="Id">Also its Message-ID.</param>
/// <param name="Alerts">What it spoke of, and who else was to hear of the same steps and had not yet.</param>
public sealed record SentMail(Guid Id, string Purpose, string To, IReadOnlyList<SentAlert> Alerts)
{
    /// <summary>The subscription's day whose report it was.</summary>
    public SentReport? Report { get; init; }
}

/// <summary>A row of the ledger, as far as its key and its place say.</summary>
public sealed class SentAlert
{
    public Guid Id { get; init; }

    /// <summary>The mail in which it stood; another than the one that left when that was a digest.</summary>
    public Guid Mail { get; init; }
    public Guid Agreement { get; init; }
    public string Reference { get; init; } = "";
    public Guid Subject { get; init; }
    public string Kind { get; init; } = "";
    public DateOnly Deadline { get; init; }
    public int Step { get; init; }
    public string Recipient { get; init; } = "";
    public DateOnly SendOn { get; init; }
    public bool Escalated { get; init; }

    /// <summary>It was told by this mail; else it still waited for its own.</summary>
    public bool Told { get; init; }
}

public sealed record SentReport(Guid Subscription, DateOnly PeriodOn);

/// <summary>An event that a webhook's receiver has accepted.</summary>
public sealed record TakenEvent(Guid Webhook, Guid Id);
