using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Imports;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Imports;

/// <summary>Does what rows of a list say: one, or all in one transaction.</summary>
internal static class TakeRows
{
    /// <summary>All in one transaction hold others up for so long that there must not be more.</summary>
    public const int MostAtOnce = 2000;

    /// <returns>Whether institutions were entered with it.</returns>
    [Needs(Permission.Edit, Reach.Scope)]
    internal sealed record One(StoredImport Import, IReadOnlyDictionary<int, (string Name, ImportPlan Plan)> Plans, StoredRow Row, string Owner) : ICommand<bool>;

    /// <returns>How many were taken.</returns>
    /// <exception cref="RowRefused">One of them was refused, so none is kept.</exception>
    [Needs(Permission.Edit, Reach.Scope)]
    internal sealed record All(StoredImport Import, string Owner) : ICommand<int>;

    internal sealed class RowRefused(StoredRow row, DomainException refusal) : Exception("A row was refused.", refusal)
    {
        public StoredRow Row => row;

        public DomainException Refusal => refusal;
    }

    internal sealed class Handler(RowTaker taker, ImportRows rows, ImportPlans plans, ImportStore store) : IRequestHandler<One, bool>, IRequestHandler<All, int>
    {
        public Task<bool> Handle(One request, CancellationToken cancellationToken) => taker.TakeAsync(request.Import, request.Plans[request.Row.File], request.Row, request.Owner, cancellationToken);

        public async Task<int> Handle(All request, CancellationToken cancellationToken)
        {
            var plan = await plans.OfAsync(request.Import, null, cancellationToken);
            var taken = 0;
            foreach (var row in await rows.ToTakeAsync(request.Import.Id, 0, MostAtOnce, cancellationToken))
            {
                try
                {
                    if (await taker.TakeAsync(request.Import, plan[row.File], row, request.Owner, cancellationToken)) plan = await plans.OfAsync((await store.FindAsync(request.Import.Id, cancellationToken))!, null, cancellationToken);
                    taken++;
                }
                catch (DomainException refusal)
                {
                    throw new RowRefused(row, refusal);
                }
            }
            return taken;
        }
    }
}
