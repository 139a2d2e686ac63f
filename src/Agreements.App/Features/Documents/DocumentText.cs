using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Documents.Texts;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>What was read out of a document, and how far its reading is.</summary>
public static class DocumentText
{
    /// <param name="Number">Which version; null = the latest.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>document.removed</c>; <c>pageToken.invalid</c>.</exception>
    [Needs(Permission.Read, Subject.Document)]
    public sealed record Query(Guid Id, int? Number, int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="Number">The version that was read, from 1.</param>
    /// <param name="Pages">How many it has; absent = not known yet.</param>
    /// <param name="PagesRead">Of them.</param>
    /// <param name="Problem">Why it was not read, or not whole; absent = nothing.</param>
    /// <param name="Items">Pages that were read, in their order.</param>
    public sealed record View(Guid Document, int Number, TextState State, int? Pages, int PagesRead, ReadingProblem? Problem, IReadOnlyList<Page> Items, string? NextPageToken) : IPageOf<Page>;

    /// <param name="Code"><c>reading.…</c>.</param>
    public sealed record ReadingProblem(string Code, string Message);

    /// <param name="Number">From 1. A Word document is cut where its writer or Word broke it, else by length.</param>
    /// <param name="Confidence">Of the OCR, 0 to 100; absent = it is text.</param>
    public sealed record Page(int Number, TextMethod Method, int? Confidence, string Text);

    public sealed class Handler(DocumentStore documents, TextStore texts, RequestContext context, IMediator mediator) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var version = await documents.ReadableAsync(request.Id, request.Number, cancellationToken);
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.Id, version.Number, Of = "text" });
            // As when it is downloaded: it is the same content.
            await mediator.Send(new DownloadDocument.Record(request.Id, version, IsPart: true), cancellationToken);
            var row = await texts.FindAsync(version.Sha256, cancellationToken);
            var found = row is null ? [] : await texts.PagesAsync(version.Sha256, (int)(page.After?.Seq ?? 0), page.Size + 1, cancellationToken);
            return Of(request.Id, version.Number, row, context.Language) with { Items = [.. page.Items(found).Select(Of)], NextPageToken = page.NextToken(found, p => new Position { Seq = p.Page }) };
        }
    }

    internal static View Of(Guid document, int number, TextRow? row, Language language) => new(
        document, number, row?.StateNow ?? TextState.Waiting, row?.Pages, row?.PagesRead ?? 0, ProblemOf(row, language), [], null);

    private static Page Of(PageRow page) => new(page.Page, Words.Parse<TextMethod>(page.Method), page.Confidence, page.Text);

    private static ReadingProblem? ProblemOf(TextRow? row, Language language)
    {
        var problem = row?.StateNow == TextState.NeedsOcr ? new Message("problem.reading.needsOcr") : row?.ProblemNow;
        return problem is null ? null : new ReadingProblem(problem.Key["problem.".Length..], problem.In(language));
    }
}
