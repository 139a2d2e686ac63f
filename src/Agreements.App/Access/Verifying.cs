using Agreements.Domain.Access;
using Agreements.Domain.Agreements;

namespace Agreements.App.Access;

/// <summary>That figures are right is for those to say who confirm records, and for them to take back.</summary>
internal static class Verifying
{
    /// <summary>What it asks to record a figure of this state, or to replace one.</summary>
    public static Permission Asked(VerificationStatus verification) => verification == VerificationStatus.Verified ? Permission.Register : Permission.None;
}
