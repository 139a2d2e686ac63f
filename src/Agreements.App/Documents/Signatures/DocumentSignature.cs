namespace Agreements.App.Documents.Signatures;

/// <summary>An electronic signature or time stamp in a PDF, as far as the file itself tells. Whom its certificate comes from is not checked: that it is genuine is not claimed.</summary>
public sealed record DocumentSignature
{
    public required SignatureKind Kind { get; init; }

    public required SignatureState State { get; init; }

    /// <summary>Something was added to the file afterwards, and a later signature that is intact covers all of it.</summary>
    public bool IsCoveredLater { get; init; }

    /// <summary>Whom the certificate names; null = the certificate is missing or names nobody.</summary>
    public string? Signer { get; init; }

    public string? Organisation { get; init; }

    /// <summary>Who says so in the certificate. Anybody can write any name there.</summary>
    public string? Issuer { get; init; }

    /// <summary>First instant at which the certificate is valid.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Last instant at which the certificate is valid.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Null = no time is told.</summary>
    public SignedAtSource? SignedAtSource { get; init; }

    /// <summary>The certificate was valid at that time; null = not known.</summary>
    public bool? WasCertificateValid => SignedAt is { } at && ValidFrom is { } from && ValidUntil is { } until ? from <= at && at <= until : null;

    /// <summary>Such as <c>SHA-256, RSA 2048</c>.</summary>
    public string? Algorithm { get; init; }

    /// <summary>Its algorithm or its key is too weak to rely on.</summary>
    public bool IsWeak { get; init; }
}

public enum SignatureKind { Signature, Timestamp }

/// <summary>Whether the bytes that were signed are the bytes that are there.</summary>
public enum SignatureState
{
    /// <summary>The whole file is as it was signed.</summary>
    Intact,

    /// <summary>What was signed is unchanged; something was added to the file afterwards.</summary>
    ChangedAfterwards,

    /// <summary>It leaves out more of the file than itself, where anything may be changed.</summary>
    NotCovered,

    /// <summary>What was signed was changed or cut off, or the signature is another key's.</summary>
    Broken,

    /// <summary>It is of a kind that is not checked here, or damaged.</summary>
    Unreadable,
}

/// <summary>Who tells when it was signed: a time stamp that is part of the signature, or its signer's own clock.</summary>
public enum SignedAtSource { Timestamp, Claimed }
