using Agreements.Domain.Agreements;

namespace Agreements.Domain.Access;

/// <summary>An agreement's facts and where it stands in the workflow.</summary>
public readonly record struct Stated(AgreementFacts Facts, ProcessState Process)
{
    /// <summary>What it replaces and from which day; null = nothing. A text that is not signed replaces nothing yet.</summary>
    internal (Guid Predecessor, DateOnly? From)? Replaced =>
        Facts is { ReplacesPredecessor: true, Predecessor: { } predecessor } && Process.IsSigned() ? (predecessor, Facts.Term.EffectiveStart) : null;
}

/// <param name="Agreement">The agreement over which it is needed; null = the changed one.</param>
/// <param name="Pointer">What asks for it.</param>
public sealed record FactDemand(Permission Permission, string Pointer, Guid? Agreement = null);

/// <summary>What stating facts asks for beyond <see cref="Permission.Edit"/>, however they are stated: else the actions that ask for more could be got round.</summary>
public static class FactPermissions
{
    /// <summary>To register, to verify and to publish is to confirm, and so is to correct what was confirmed: of a registered agreement the term, the parties, the notice, the renewal
    /// clause and whom it follows. To replace another agreement, from another day, or no longer, is to decide over that one.</summary>
    /// <param name="before">Null = it is new.</param>
    public static IReadOnlyList<FactDemand> Of(Stated? before, Stated after) => [.. Confirming(before, after), .. Deciding(before?.Replaced, after.Replaced)];

    private static IEnumerable<FactDemand> Confirming(Stated? before, Stated after)
    {
        if (after.Process == ProcessState.Registered && before?.Process != ProcessState.Registered) yield return new FactDemand(Permission.Register, "/process");
        if (IsVerified(before) != IsVerified(after)) yield return new FactDemand(Permission.Register, "/verification/status");
        if ((before?.Facts.IsPublic ?? false) != after.Facts.IsPublic) yield return new FactDemand(Permission.Register, "/isPublic");
        if (before is { Process: ProcessState.Registered } was)
            foreach (var pointer in Corrected(was.Facts, after.Facts)) yield return new FactDemand(Permission.Register, pointer);
    }

    private static IEnumerable<string> Corrected(AgreementFacts before, AgreementFacts after)
    {
        if (before.Term != after.Term) yield return "/term";
        if (!before.Parties.SequenceEqual(after.Parties)) yield return "/parties";
        if (before.Notice != after.Notice) yield return "/notice";
        if (before.RenewalClause != after.RenewalClause) yield return "/renewalClause";
        if (before.Predecessor != after.Predecessor) yield return "/predecessor";
        if (before.ReplacesPredecessor != after.ReplacesPredecessor) yield return "/replacesPredecessor";
    }

    private static IEnumerable<FactDemand> Deciding((Guid Predecessor, DateOnly? From)? before, (Guid Predecessor, DateOnly? From)? after)
    {
        if (before == after) yield break;
        foreach (var predecessor in new[] { before?.Predecessor, after?.Predecessor }.OfType<Guid>().Distinct()) yield return new FactDemand(Permission.Decide, "/replacesPredecessor", predecessor);
    }

    private static bool IsVerified(Stated? stated) => stated?.Facts.Verification.Status == VerificationStatus.Verified;
}
