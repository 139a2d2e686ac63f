using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;

namespace Agreements.App.Features.Today;

/// <param name="From">The first day of the month.</param>
/// <param name="To">Its last day, inclusive.</param>
/// <param name="Number">Agreements whose last day, as it is known today, lies in it.</param>
/// <param name="More">There are more than can be counted quickly.</param>
public sealed record EndingMonth(DateOnly From, DateOnly To, int Number, bool More);

/// <summary>How many agreements end in each of the coming months: counted in an index, up to a bound.</summary>
public sealed class EndingMonths(Db db, Scope scope)
{
    private const int Months = 12, Most = 10_000;

    private static readonly Statement
        Count = Bounded("SELECT a.id FROM agreements a WHERE a.ends_key >= @From AND a.ends_key <= @To"),
        CountOfMembers = Bounded("SELECT DISTINCT m.agreement_id AS id FROM agreement_members m WHERE m.institution_id IN @mine AND m.ends_key >= @From AND m.ends_key <= @To");

    private static Statement Bounded(string counted) => new(
        $"SELECT COUNT(*) FROM ({counted} LIMIT @Most) x", $"SELECT COUNT(*) FROM (SELECT TOP (@Most) c.id FROM ({counted}) c) x");

    /// <param name="today">The first month is the one in which it lies, as a whole.</param>
    public async Task<IReadOnlyList<EndingMonth>> ReadAsync(DateOnly today, CancellationToken ct)
    {
        var (mine, first, months) = (scope.Institutions(Permission.Read), new DateOnly(today.Year, today.Month, 1), new List<EndingMonth>());
        for (var i = 0; i < Months; i++)
        {
            var (from, to) = (first.PlusMonths(i), first.PlusMonths(i + 1).PlusDays(-1));
            var number = mine is [] ? 0 : await db.FirstAsync<int>(mine is null ? Count : CountOfMembers, new { From = from, To = to, mine = Ids.List(mine ?? []), Most = Most + 1 }, ct);
            months.Add(new EndingMonth(from, to, Math.Min(number, Most), number > Most));
        }
        return months;
    }
}
