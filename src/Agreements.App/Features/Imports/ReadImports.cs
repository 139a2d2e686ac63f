using Agreements.App.Access;
using Agreements.App.Imports;
using Agreements.App.Imports.Rows;
using Agreements.App.Pipeline;
using MediatR;

namespace Agreements.App.Features.Imports;

public static class GetImport
{
    [ForKnown("Its handler shows it to its maker, and its outcome to administrators of its institution.")]
    public sealed record Query(Guid Id) : IQuery<ImportView>;

    public sealed class Handler(ImportAccess access, ImportStore store, ImportRows rows, RequestContext context) : IRequestHandler<Query, ImportView>
    {
        public async Task<ImportView> Handle(Query request, CancellationToken cancellationToken)
        {
            var import = await access.GetAsync(request.Id, cancellationToken);
            return access.Shown(import, ImportView.Of(import, await store.FilesAsync(import.Id, cancellationToken), await rows.CountAsync(import.Id, cancellationToken), context.Language));
        }
    }
}

/// <summary>One's own imports, and those of the institutions that one administers; newest first.</summary>
public static class ListImports
{
    [ForKnown("Its handler shows only what is the caller's own or administered by them.")]
    public sealed record Query(int PageSize, string? PageToken) : IQuery<View>;

    public sealed record View(IReadOnlyList<ImportView> Items, string? NextPageToken);

    public sealed class Handler(ImportAccess access, ImportStore store, ImportRows rows, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { Of = "imports" });
            var found = await store.PageAsync(access.Maker, access.Administered, page.After?.Id, page.Size + 1, cancellationToken);
            var views = new List<ImportView>();
            foreach (var import in page.Items(found)) views.Add(access.Shown(import, ImportView.Of(import, await store.FilesAsync(import.Id, cancellationToken), await rows.CountAsync(import.Id, cancellationToken), context.Language)));
            return new View(views, page.NextToken(found, i => new Position { Id = i.Id }));
        }
    }
}

/// <summary>The rows of an import in the order of its list.</summary>
public static class ListImportRows
{
    /// <param name="State">Null = all.</param>
    [ForKnown("Its handler shows it to its maker and to administrators of the whole installation.")]
    public sealed record Query(Guid Id, RowState? State, int PageSize, string? PageToken) : IQuery<View>;

    public sealed record View(IReadOnlyList<ImportRowView> Items, string? NextPageToken);

    public sealed class Handler(ImportAccess access, ImportRows rows, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var import = await access.GetWholeAsync(request.Id, cancellationToken);
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.Id, request.State });
            var found = await rows.PageAsync(import.Id, request.State, page.After?.Seq ?? 0, page.Size + 1, cancellationToken);
            return new View([.. page.Items(found).Select(r => ImportRowView.Of(r, context.Language))], page.NextToken(found, r => new Position { Seq = r.Seq }));
        }
    }
}

/// <summary>Names of a list that mean no institution for certain, each once, as the first failed row with it says.</summary>
public static class ListImportNames
{
    /// <summary>So many are asked about at a time.</summary>
    public const int Most = 50;

    [ForKnown("Its handler shows it to its maker and to administrators of its institution.")]
    public sealed record Query(Guid Id) : IQuery<IReadOnlyList<ImportProblem>>;

    public sealed class Handler(ImportAccess access, ImportRows rows, RequestContext context) : IRequestHandler<Query, IReadOnlyList<ImportProblem>>
    {
        private const int Batch = 500, MostBatches = 20;

        public async Task<IReadOnlyList<ImportProblem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var import = await access.GetAsync(request.Id, cancellationToken);
            var (names, after) = (new Dictionary<string, ImportProblem>(StringComparer.Ordinal), 0L);
            for (var i = 0; i < MostBatches && names.Count < Most; i++)
            {
                var found = await rows.UnnamedAsync(import.Id, after, Batch, cancellationToken);
                foreach (var problem in found.SelectMany(r => ImportRowView.Of(r, context.Language).Problems).Where(p => p is { Name: not null, Warning: false })) names.TryAdd(Data.Folding.Fold(problem.Name!), problem);
                if (found.Count < Batch) break;
                after = found[^1].Seq;
            }
            return [.. names.Values.Take(Most)];
        }
    }
}

/// <summary>A file of an import as it was sent, into a stream.</summary>
public static class GetImportFile
{
    /// <param name="Order">From 1.</param>
    [ForKnown("Its handler shows it to its maker and to administrators of the whole installation.")]
    public sealed record Query(Guid Id, int Order, Func<string, Stream> Begin) : IQuery<Unit>;

    public sealed class Handler(ImportAccess access, ImportStore store, IMediator mediator) : IRequestHandler<Query, Unit>
    {
        public async Task<Unit> Handle(Query request, CancellationToken cancellationToken)
        {
            var import = await access.GetWholeAsync(request.Id, cancellationToken);
            if (import.ForgottenAt is not null) throw Domain.DomainException.NotFound("import", request.Id);
            var file = (await store.FilesAsync(import.Id, cancellationToken)).FirstOrDefault(f => f.Ord == request.Order) ?? throw Domain.DomainException.NotFound("import", request.Id);
            await mediator.Send(new Auditing.RecordExport.Command("import.file", import.Id.ToString()), cancellationToken);
            await store.CopyAsync(import.Id, file.Ord, request.Begin(file.Name), cancellationToken);
            return Unit.Value;
        }
    }
}
