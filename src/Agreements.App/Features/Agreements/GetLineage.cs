using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>The chain of renewals around an agreement, the gaps between its members, its parent and its children.</summary>
public static class GetLineage
{
    public sealed record Query(Guid Id, DateOnly? AsOf) : IQuery<View>;

    /// <param name="Members">From the first to the last, the agreement itself among them.</param>
    public sealed record View(Guid Id, DateOnly AsOf, IReadOnlyList<Member> Members, Guid? Parent, IReadOnlyList<Member> Children);

    /// <param name="GapAfter">The uncovered days between this member and the next.</param>
    public sealed record Member(
        Guid Id, string Reference, string Title, ProcessState Process, Validity Validity, DateOnly? StartsOn, DateOnly? EndsOn, Guid? Predecessor, Gap? GapAfter);

    private static readonly Statement Children = Statement.Of("SELECT id FROM agreements WHERE parent_id = @Id ORDER BY id");
    private static readonly Statement Successors = Statement.Of("SELECT id FROM agreements WHERE predecessor_id = @Id ORDER BY id");
    private static readonly Statement Predecessor = Statement.Of("SELECT predecessor_id FROM agreements WHERE id = @Id");

    public sealed class Handler(Db db, AgreementReader reader, StatusOf statusOf) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var self = await reader.GetAsync(request.Id, cancellationToken);
            var asOf = request.AsOf ?? statusOf.Today(self.Agreement);
            var chain = await ChainAsync(request.Id, cancellationToken);
            var children = await db.QueryAsync<Guid>(Children, new { request.Id }, cancellationToken);
            return new View(
                request.Id, asOf, await MembersAsync(chain, asOf, cancellationToken), self.Agreement.Facts.Parent, await MembersAsync(children, asOf, cancellationToken));
        }

        private async Task<IReadOnlyList<Guid>> ChainAsync(Guid id, CancellationToken ct)
        {
            var first = id;
            while (await db.FirstAsync<Guid?>(Predecessor, new { Id = first }, ct) is { } before) first = before;
            var chain = new List<Guid> { first };
            for (var i = 0; i < chain.Count; i++)
                chain.AddRange((await db.QueryAsync<Guid>(Successors, new { Id = chain[i] }, ct)).Except(chain));
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
}
