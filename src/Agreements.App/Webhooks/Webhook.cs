namespace Agreements.App.Webhooks;

public enum WebhookState
{
    /// <summary>Events are sent.</summary>
    Active,

    /// <summary>Nothing is sent; what happens meanwhile is sent once it is enabled again.</summary>
    Disabled,

    /// <summary>For ever; its record stays.</summary>
    Deleted,
}

/// <summary>Why a webhook is disabled.</summary>
public enum DisabledReason
{
    /// <summary>Its receiver answered 410.</summary>
    Gone,

    /// <summary>Nothing was accepted for five days.</summary>
    Failing,

    /// <summary>Whoever made it does not administer its institutions any more, or its key was revoked or has expired.</summary>
    Maker,

    /// <summary>Somebody wanted it so.</summary>
    ByHand,
}

/// <summary>A webhook as it is kept.</summary>
/// <param name="Events">Types and patterns.</param>
/// <param name="Institutions">It hears of their agreements and of those of all below them; none = of all.</param>
/// <param name="Position">Events up to this one have their deliveries.</param>
/// <param name="Secret">Protected.</param>
/// <param name="OldSecret">Protected; signs too until <paramref name="OldSecretUntil"/>.</param>
/// <param name="FailingSince">Nothing was accepted since; null = the last attempt was.</param>
/// <param name="MadeBy">The person who made it or changed last what it sends where, or who made the key that did; null = the verb.</param>
public sealed record Webhook(
    Guid Id, string Url, string? Description, IReadOnlyList<string> Events, IReadOnlyList<Guid> Institutions, WebhookState State, DisabledReason? Reason, DateTimeOffset StateAt, long Position,
    string Secret, string? OldSecret, DateTimeOffset? OldSecretUntil, DateTimeOffset? FailingSince, string CreatedBy, Guid? MadeBy, DateTimeOffset CreatedAt, long Version)
{
    public bool IsActive => State == WebhookState.Active;
}
