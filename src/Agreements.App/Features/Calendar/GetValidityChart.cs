using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Calendar;

/// <summary>When the agreements of an institution are in force, and the gaps behind them; those that end last come first.</summary>
public static class GetValidityChart
{
    /// <param name="Institution">Of it or one below it.</param>
    /// <param name="From">Those that end before it are left out.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(Guid Institution, DateOnly From, int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Row> Items, string? NextPageToken);

    /// <param name="Spans">In force or suspended, in order.</param>
    /// <param name="Gaps">Within its life and behind it.</param>
    /// <param name="Planned">The day on which it would begin, where it is not signed.</param>
    public sealed record Row(Guid Id, string Reference, string Title, IReadOnlyList<ValiditySpan> Spans, IReadOnlyList<Gap> Gaps, DateOnly? Planned);

    private static readonly Statement Page = Statement.Limited($"""
        SELECT m.agreement_id AS id, m.ends_key FROM agreement_members m WHERE m.institution_id = @Institution AND m.ends_key >= @From
            AND (@AfterId IS NULL OR m.ends_key < @AfterEnds OR m.ends_key = @AfterEnds AND m.agreement_id < @AfterId)
            AND (@SeesAll = 1 OR {InScope.Agreement("m.agreement_id")})
        ORDER BY m.ends_key DESC, m.agreement_id DESC
        """, "Count");

    public sealed class Handler(Db db, AgreementReader reader, StatusOf statusOf, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.Institution, request.From });
            var mine = scope.Institutions(Permission.Read);
            var rows = await db.QueryAsync<Position>(Page, new
            {
                request.Institution, request.From, AfterId = page.After?.Id, AfterEnds = page.After?.EndsKey, Count = page.Size + 1, SeesAll = mine is null, mine = Ids.List(mine ?? []),
            }, cancellationToken);
            var seen = await reader.ByIdsAsync([.. page.Items(rows).Select(r => r.Id)], cancellationToken);
            return new View([.. seen.Where(d => !d.Agreement.Process.IsAbandoned()).Select(Of)], page.NextToken(rows, r => r));
        }

        private Row Of(Dossier dossier)
        {
            var (agreement, status) = (dossier.Agreement, statusOf.On(dossier, statusOf.Today(dossier.Agreement)));
            IEnumerable<Gap> gaps = status.Gap is { } gap ? [.. status.GapsWithin, gap] : status.GapsWithin;
            return new Row(agreement.Id, agreement.Reference, agreement.FactsAt(status.AsOf).Title,
                [.. ValidityRules.Spans(agreement).Where(s => s.Validity is Validity.InForce or Validity.Suspended)], [.. gaps], agreement.Process.IsSigned() ? null : agreement.ActualOrPlannedStart);
        }
    }
}
