using MimeKit;

namespace Agreements.App.Mail;

public enum DeliveryResult
{
    Accepted,

    /// <summary>Not this mail now: busy or greylisted (4xx). To be tried again.</summary>
    TryLater,

    /// <summary>Nobody's mail leaves: the server does not answer or does not let us in. No fault of the recipient, so no attempt is counted.</summary>
    ServerAway,

    /// <summary>Never for this address (5xx). To be told to the fallback.</summary>
    Refused,
}

/// <param name="Detail">What the server said, without personal data; null when accepted.</param>
public sealed record Delivery(DeliveryResult Result, string? Detail = null);

/// <summary>Where mails go. Held for one run of the send job, so that one connection serves many mails.</summary>
public interface IMailTransport : IAsyncDisposable
{
    Task<Delivery> SendAsync(MimeMessage message, CancellationToken ct);
}
