namespace Agreements.Domain.Agreements;

public enum ChangeKind
{
    /// <summary>By an addendum.</summary>
    Amended,
    Suspended, Resumed, Terminated, TerminationWithdrawn, Voided, Superseded, SupersessionWithdrawn,

    /// <summary>A notice in time: the running term does not renew itself.</summary>
    NoticeGiven,

    /// <summary>A notice after its deadline: the running term renews itself once more, the next one does not.</summary>
    NoticeGivenLate,
    NoticeWithdrawn,
}

/// <summary>Something that happened to a signed agreement. Changes are only ever added; what holds on a day is their fold.</summary>
/// <param name="EffectiveOn">First day, inclusive, on which the change holds; null = from the beginning.</param>
/// <param name="Addendum">For <see cref="ChangeKind.Amended"/>, and for nothing else.</param>
public sealed record Change(ChangeKind Kind, DateOnly? EffectiveOn, string? Reason = null, Addendum? Addendum = null)
{
    internal DateOnly Since => EffectiveOn ?? DateOnly.MinValue;

    /// <summary>Agreed on by the day, although it takes effect later.</summary>
    internal bool IsKnownOn(DateOnly day) => Addendum?.SignedOn <= day || Kind is ChangeKind.Terminated or ChangeKind.TerminationWithdrawn or ChangeKind.SupersessionWithdrawn;

    internal bool IsOfNotice => Kind is ChangeKind.NoticeGiven or ChangeKind.NoticeGivenLate or ChangeKind.NoticeWithdrawn;
}
