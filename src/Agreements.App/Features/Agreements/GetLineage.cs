using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>The chain of renewals around an agreement, the gaps between its members, its parent and its children.</summary>
public static class GetLineage
{
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, DateOnly? AsOf) : IQuery<View>;

    /// <param name="Parent">Its id, also where it is out of the caller's scope.</param>
    /// <param name="Children">The first 200 of those in scope.</param>
    /// <param name="Members">From the first to the last, the agreement itself among them.</param>
    public sealed record View(Guid Id, DateOnly AsOf, IReadOnlyList<Member> Members, Guid? Parent, IReadOnlyList<Member> Children, long ChildrenTotal);

    /// <param name="GapAfter">The uncovered days between this member and the next.</param>
    public sealed record Member(
        Guid Id, string Reference, string Title, ProcessState Process, Validity Validity, DateOnly? StartsOn, DateOnly? EndsOn, Guid? Predecessor, Gap? GapAfter);

    /// <summary>More children than these are found by the list, <c>?parent=</c>.</summary>
    public const int MostChildren = 200;

    private static readonly string ChildrenInScope = $"""
        FROM agreements a WHERE parent_id = @Id AND (@SeesAll = 1 OR {InScope.Agreement("a.id")})
        """;

    private static readonly Statement Children = Statement.Limited($"SELECT id {ChildrenInScope} ORDER BY id", "Count");
    private static readonly Statement ChildCount = Statement.Of($"SELECT COUNT(*) {ChildrenInScope}");
    private static readonly Statement Chain = Statement.Of("SELECT id, predecessor_id FROM agreements WHERE lineage_id = (SELECT lineage_id FROM agreements WHERE id = @Id) ORDER BY id");

    public sealed class Handler(Db db, AgreementReader reader, StatusOf statusOf, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var self = await reader.GetAsync(request.Id, cancellationToken);
            var asOf = request.AsOf ?? statusOf.Today(self.Agreement);
            var chain = InOrder(await db.QueryAsync<Link>(Chain, new { request.Id }, cancellationToken));
            var mine = scope.Institutions(Permission.Read);
            var asked = new { request.Id, Count = MostChildren, SeesAll = mine is null, mine = Ids.List(mine ?? []) };
            var children = await db.QueryAsync<Guid>(Children, asked, cancellationToken);
            return new View(
                request.Id, asOf, await MembersAsync(chain, asOf, cancellationToken), self.Agreement.Facts.Parent, await MembersAsync(children, asOf, cancellationToken),
                await db.FirstAsync<long>(ChildCount, asked, cancellationToken));
        }

        // Each behind its predecessor; two successors of one stand side by side.
        private static List<Guid> InOrder(IReadOnlyList<Link> links)
        {
            var after = links.ToLookup(l => l.PredecessorId);
            var known = links.Select(l => l.Id).ToHashSet();
            var chain = links.Where(l => l.PredecessorId is not { } before || !known.Contains(before)).Select(l => l.Id).ToList();
            for (var i = 0; i < chain.Count; i++) chain.AddRange(after[chain[i]].Select(l => l.Id).Except(chain));
            return chain;
        }

        private async Task<IReadOnlyList<Member>> MembersAsync(IReadOnlyList<Guid> ids, DateOnly asOf, CancellationToken ct) =>
            [.. (await reader.ByIdsAsync(ids, ct)).Select(dossier => ToMember(dossier, statusOf.On(dossier, asOf)))];

        private static Member ToMember(Dossier dossier, AgreementStatus status)
        {
            var agreement = dossier.Agreement;
            return new Member(
                agreement.Id, agreement.Reference, agreement.Facts.Title, agreement.Process, status.Validity, agreement.ActualOrPlannedStart, status.EndsOn,
                agreement.Facts.Predecessor, status.Gap);
        }
    }
    private sealed class Link
    {
        public Guid Id { get; init; }
        public Guid? PredecessorId { get; init; }
    }
}
