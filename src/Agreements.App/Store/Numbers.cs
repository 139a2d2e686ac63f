using Agreements.App.Data;
using Agreements.Domain.Agreements;

namespace Agreements.App.Store;

/// <param name="Key">Folded.</param>
/// <param name="Institution">The issuer.</param>
/// <param name="Document">0 = the agreement itself, n = its n-th addendum.</param>
public sealed record DocumentNumber(string Key, Guid Institution, int Document);

/// <summary>The numbers by which other systems know an agreement: its own and those of its addenda.</summary>
internal static class Numbers
{
    /// <summary>An abandoned proposal gives its numbers back.</summary>
    public static IEnumerable<DocumentNumber> Of(Agreement agreement) => agreement.Process.IsAbandoned() ? [] :
    [
        .. agreement.Facts.Parties.Where(p => p.Number is not null).Select(p => new DocumentNumber(Folding.Fold(p.Number!), p.Institution, 0)),
        .. Addenda(agreement).SelectMany((addendum, i) => addendum.Numbers.Select(n => new DocumentNumber(Folding.Fold(n.Number), n.Institution, i + 1))),
    ];

    /// <summary>In the order of recording.</summary>
    public static IEnumerable<Addendum> Addenda(Agreement agreement) => agreement.Changes.Select(c => c.Addendum).OfType<Addendum>();
}
