using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>What follows from facts that are not saved yet, complete or not: the dates and how they come about, the days that they would leave uncovered
/// after the predecessor, and agreements that may be the same one. Advice only; rules are told by a dry run.</summary>
public static class AdviseOnFacts
{
    private const int MostSimilar = 5;

    /// <param name="Id">Whose facts they are to be; null = a new agreement's.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(Guid? Id, AgreementFacts Facts, ProcessState Process) : IQuery<View>;

    /// <param name="Similar">In the caller's scope: of the same class and the same parties, on common days.</param>
    public sealed record View(IReadOnlyList<GetDates.DateView> Dates, UncoveredDays? Gap, IReadOnlyList<Similar> Similar);

    /// <param name="To">Last uncovered day, inclusive.</param>
    /// <param name="After">The predecessor's reference.</param>
    public sealed record UncoveredDays(int Days, DateOnly From, DateOnly To, string After);

    public sealed record Similar(Guid Id, string Reference, string Title);

    private static readonly Statement SameParties = Statement.Limited($"""
        SELECT a.id FROM agreements a
        WHERE a.id IN (SELECT m.agreement_id FROM agreement_parties m WHERE m.institution_id = @First) AND a.id <> @Self AND a.id <> @Predecessor
            AND a.class = @Class AND a.process NOT IN ('rejected', 'withdrawn') AND (a.predecessor_id IS NULL OR a.predecessor_id <> @Self)
            AND a.ends_key >= @Starts AND (a.starts_on IS NULL OR a.starts_on <= @Ends) AND (a.signed_on IS NULL OR a.starts_on IS NOT NULL OR a.signed_on <= @Ends)
            AND (SELECT COUNT(*) FROM agreement_parties p WHERE p.agreement_id = a.id AND p.institution_id IN @parties) = @Count
            AND (@SeesAll = 1 OR {InScope.Agreement("a.id")})
        ORDER BY a.id DESC
        """, "Most");

    public sealed class Handler(Db db, AgreementReader reader, StatusOf statusOf, Scope scope, RequestContext context, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var facts = AgreementRules.Settle(request.Facts);
            // What is not signed begins as its signing is planned; without that no end could be told.
            var begins = facts.Term.EffectiveStart ?? facts.SigningPlan?.On;
            var foreseen = facts with { Term = facts.Term with { StartsOn = begins } };
            var agreement = Agreement.Restore(request.Id ?? Guid.Empty, "", Zone.Wib, foreseen, request.Process, [], 0);
            var dossier = new Dossier(agreement, Neighbours.None, new Dictionary<Guid, string>(), new HashSet<Guid>(), time.GetUtcNow(), time.GetUtcNow());
            var dates = Deadlines.Explain(agreement, statusOf.On(dossier, statusOf.Today(Zone.Wib))).Where(d => d.Name != "start" || facts.Term.EffectiveStart is not null);
            return new View(
                [.. dates.Select(d => new GetDates.DateView(d.Name, d.On, d.Explanation.In(context.Language)))],
                await GapAsync(facts, begins, cancellationToken), await SimilarAsync(request.Id, foreseen, cancellationToken));
        }

        private async Task<UncoveredDays?> GapAsync(AgreementFacts facts, DateOnly? begins, CancellationToken ct)
        {
            if (facts.Predecessor is not { } id || begins is not { } start || (await reader.ByIdsAsync([id], ct)).FirstOrDefault() is not { } before) return null;
            var end = statusOf.LastDay(before.Agreement);
            return end is { } last && last.PlusDays(1) < start ? new UncoveredDays(last.DaysUntil(start) - 1, last.PlusDays(1), start.PlusDays(-1), before.Agreement.Reference) : null;
        }

        private async Task<IReadOnlyList<Similar>> SimilarAsync(Guid? self, AgreementFacts facts, CancellationToken ct)
        {
            var parties = facts.Parties.Select(p => p.Institution).Distinct().ToList();
            if (parties.Count < 2) return [];
            var mine = scope.Institutions(Permission.Read);
            var ids = await db.QueryAsync<Guid>(SameParties, new
            {
                First = parties[0], parties = Ids.List(parties), parties.Count, Self = self ?? Guid.Empty, Predecessor = facts.Predecessor ?? Guid.Empty, Class = Words.Of(facts.Class),
                Starts = facts.Term.EffectiveStart ?? AgreementRules.FirstDate, Ends = facts.Term.LatestEnd ?? DateOnly.MaxValue, Most = MostSimilar, SeesAll = mine is null, mine = Ids.List(mine ?? []),
            }, ct);
            return [.. (await reader.ByIdsAsync(ids, ct)).Select(d => new Similar(d.Agreement.Id, d.Agreement.Reference, d.Agreement.Facts.Title))];
        }
    }
}
