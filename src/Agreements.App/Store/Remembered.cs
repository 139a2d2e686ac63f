using System.Collections.Concurrent;
using Agreements.App.Data;

namespace Agreements.App.Store;

/// <summary>What was worked out of agreements lately. It is taken only while the agreement's stamp in the database is the same, and forgotten with the rule
/// book that it was worked out with: within a minute.</summary>
/// <typeparam name="TKey">Everything else on which it depends: the day, the reader.</typeparam>
public sealed class Remembered<TKey, T>(Policies policies) where TKey : notnull where T : class
{
    // Some kilobytes each.
    private const int Most = 5_000;

    private volatile OfBook _kept = new(null);

    /// <summary>As it is at this moment: what is kept here was not worked out with older rules. Within a transaction it is empty, and is not kept: that may see what will never have been.</summary>
    internal OfBook Now(Db db)
    {
        if (db.InTransaction) return new OfBook(null);
        var book = policies.Current;
        var kept = _kept;
        return kept.Book == book ? kept : _kept = new OfBook(book);
    }

    internal sealed class OfBook(RuleBook? book)
    {
        private readonly ConcurrentDictionary<TKey, ((long, long, long) Mark, T Value)> _all = new();

        public RuleBook? Book => book;

        public T? Find(TKey key, AgreementStamp stamp) => _all.TryGetValue(key, out var found) && found.Mark == stamp.Mark ? found.Value : null;

        /// <param name="stamp">Read before what the value was worked out from.</param>
        public T Keep(TKey key, AgreementStamp stamp, T value)
        {
            if (_all.Count < Most || _all.ContainsKey(key)) _all[key] = (stamp.Mark, value);
            return value;
        }
    }
}
