using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Monev;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Reports;

/// <summary>Which agreements are to be evaluated, by the schedules that are set for them. The earliest due first; what is overdue stands before everything else.</summary>
public static class MonevDueReport
{
    /// <summary>So many days ahead, where nobody says otherwise.</summary>
    public const int Ahead = 90;

    private const int Chunk = 500;

    /// <param name="AsOf">Null = today in Jakarta.</param>
    /// <param name="To">Due up to this day, inclusive; null = within 90 days.</param>
    /// <param name="Institution">A party, now or at another time, is this institution or stands below it.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(DateOnly? AsOf = null, DateOnly? To = null, Guid? Institution = null, int PageSize = PageRequest.DefaultSize, string? PageToken = null) : IQuery<View>;

    /// <param name="Meaning">When an evaluation is due, in the caller's language.</param>
    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(DateOnly AsOf, DateOnly To, string Meaning, IReadOnlyList<Item> Items, string? NextPageToken) : IPageOf<Item>, IReport;

    /// <param name="DaysLeft">From the day of the report; negative = overdue.</param>
    /// <param name="Average">Of the last evaluation.</param>
    public sealed record Item(
        Guid Agreement, string Reference, AgreementClass Class, string Title, IReadOnlyList<string> Parties, int EveryMonths, DateOnly DueOn, int DaysLeft, DateOnly? LastHeldOn, decimal? Average, MonevDecision? Decision);

    private const string Scheduled = "SELECT s.agreement_id FROM evaluation_schedules s WHERE s.every_months IS NOT NULL AND s.agreement_id > @After";

    private const string OfInstitution = " AND EXISTS (SELECT 1 FROM agreement_members m WHERE m.agreement_id = s.agreement_id AND m.institution_id = @Institution)", Order = " ORDER BY s.agreement_id";

    private static readonly string InMine = " AND (@SeesAll = 1 OR " + InScope.Agreement("s.agreement_id") + ")";

    private static readonly Statement All = Statement.Limited(Scheduled + InMine + Order, "Count"), Of = Statement.Limited(Scheduled + InMine + OfInstitution + Order, "Count");

    public sealed class Handler(Db db, AgreementReader reader, Duties duties, StatusOf statusOf, RequestContext context, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var asOf = request.AsOf ?? statusOf.Today(Zone.Wib);
            var to = request.To ?? asOf.PlusDays(Ahead);
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { Of = "monevDue", asOf, to, request.Institution });
            var items = new List<Item>();
            var mine = scope.Institutions(Permission.Read);
            for (var after = Guid.Empty; ;)
            {
                var ids = await db.QueryAsync<Guid>(request.Institution is null ? All : Of, new { After = after, request.Institution, SeesAll = mine is null, mine = Ids.List(mine ?? []), Count = Chunk }, cancellationToken);
                // No more is kept than the page and one: a long report does not fill the memory.
                items = [.. items.Concat((await DueAsync(ids, asOf, to, cancellationToken)).Where(i => IsBehind(i, page.After))).OrderBy(i => i.DueOn).ThenBy(i => i.Agreement).Take(page.Size + 1)];
                if (ids.Count < Chunk) break;
                after = ids[^1];
            }
            return new View(asOf, to, new Message("report.meaning.monevDue").In(context.Language), page.Items(items), page.NextToken(items, i => new Position { EndsKey = i.DueOn, Id = i.Agreement }));
        }

        private static bool IsBehind(Item item, Position? last) => last is null || (item.DueOn, item.Agreement).CompareTo((last.EndsKey, last.Id)) > 0;

        private async Task<IReadOnlyList<Item>> DueAsync(IReadOnlyCollection<Guid> ids, DateOnly asOf, DateOnly to, CancellationToken ct)
        {
            var dossiers = await reader.ByIdsAsync(ids, ct);
            return [.. dossiers.Zip(await duties.OfAsync(dossiers, ct), (dossier, book) => Pick(dossier, book, asOf, to)).OfType<Item>()];
        }

        private Item? Pick(Dossier dossier, DutyBook book, DateOnly asOf, DateOnly to)
        {
            if (book.EveryMonths is not { } months || book.NextEvaluation(statusOf.On(dossier, asOf)) is not { } due || due > to) return null;
            var (agreement, last) = (dossier.Agreement, book.LastEvaluation(asOf));
            return new Item(
                agreement.Id, agreement.Reference, agreement.Facts.Class, agreement.Facts.Title, dossier.PartyNames, months, due, asOf.DaysUntil(due), last?.HeldOn, last?.Average, last?.Decision);
        }
    }
}
