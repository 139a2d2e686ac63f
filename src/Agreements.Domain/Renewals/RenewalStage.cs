namespace Agreements.Domain.Renewals;

/// <summary>How far the renewal of an agreement is. A renewal follows the full procedure, not a shortcut.</summary>
public enum RenewalStage
{
    Opened, Preparation, Offered, Negotiation, CouncilApproval, ReadyToSign, SigningScheduled,

    /// <summary>Signed by all; not yet registered.</summary>
    Signed,

    /// <summary>The successor (or the extending addendum) is registered.</summary>
    Completed,

    /// <summary>"Let lapse": decided on purpose, with who, when and why.</summary>
    NotRenewed,

    /// <summary>The case was opened by mistake or is taken up elsewhere; the agreement itself is still without renewal.</summary>
    Withdrawn,
}
