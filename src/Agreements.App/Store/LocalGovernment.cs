using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>What the domain calls a local government, in SQL.</summary>
internal static class LocalGovernment
{
    /// <summary>The kinds, to stand behind <c>IN</c>.</summary>
    public static readonly string Kinds = $"({string.Join(", ", Enum.GetValues<InstitutionKind>().Where(k => k.IsLocalGovernment()).Select(k => $"'{Words.Of(k)}'"))})";
}
