using Agreements.Domain.Agreements;

namespace Agreements.App.Store;

/// <summary>Who is a party of an agreement, was one, or will be one by an addendum.</summary>
internal static class Members
{
    public static IEnumerable<Guid> Of(Agreement agreement) => agreement.Facts.Parties.Select(p => p.Institution).Concat(agreement.Changes.SelectMany(Of)).Distinct();

    /// <summary>Those that the change names as parties.</summary>
    public static IEnumerable<Guid> Of(Change change) => change.Addendum?.Amendment.Parties?.Select(p => p.Institution) ?? [];
}
