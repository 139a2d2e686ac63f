using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Rows;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Imports;

/// <summary>Agreements of a filter as rows that can be edited and brought back: which record and version each is, and each field that can be changed so.</summary>
public static class ExportForEditing
{
    /// <param name="Filter">As for the list of agreements; one page of it.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(ListAgreements.Query Filter) : IQuery<View>;

    /// <param name="Rows">A cell for each of <see cref="Field.Edited"/>: texts, days, values of enumerations, numbers.</param>
    public sealed record View(IReadOnlyList<object?[]> Rows, string? NextPageToken);

    public sealed class Handler(IMediator mediator, AgreementReader reader) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = await mediator.Send(request.Filter, cancellationToken);
            var found = (await reader.ByIdsAsync([.. page.Items.Select(i => i.Id)], cancellationToken)).ToDictionary(d => d.Agreement.Id);
            var others = page.Items.SelectMany(i => new[] { i.Parent, i.Predecessor }).OfType<Guid>().Distinct().ToList();
            var references = others.Count == 0 ? [] : (await reader.ByIdsAsync(others, cancellationToken)).ToDictionary(d => d.Agreement.Id, d => d.Agreement.Reference);
            return new View([.. page.Items.Where(i => found.ContainsKey(i.Id)).Select(i => Row(found[i.Id], references))], page.NextPageToken);
        }

        private static object?[] Row(Dossier dossier, Dictionary<Guid, string> references) =>
            [.. Field.Edited.Select(f => FactCells.Of(f, dossier.Agreement, id => dossier.Names.GetValueOrDefault(id) ?? references.GetValueOrDefault(id)))];
    }
}
