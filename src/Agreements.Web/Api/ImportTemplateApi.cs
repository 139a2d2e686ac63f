using Agreements.App.Features.Agreements;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Imports;
using Agreements.App.Imports.Columns;
using Agreements.App.Pipeline;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>The empty list to fill in, or the register to edit and bring back.</summary>
internal static class ImportTemplateApi
{
    private static readonly string[] Asked = ["title", "class", "regime", "process", "party1", "party1Number", "party2", "party2Number", "signedOn", "startsOn", "endsOn", "duration", "scope", "programmes", "officerName", "officerMail", "parent", "note"];

    public static void Map(RouteGroupBuilder imports) => imports.MapGet("/template", AnswerAsync)
        .WithMetadata(new Recorded()).WithName("getImportTemplate").WithSummary("An empty list with an example; of=register: agreements of a filter, to be edited and brought back").Produces(200, contentType: Xlsx.MediaType).Fails(400)
        .Takes([new("of", JsonSchemaType.String, "What to fill it with.", Words: () => ["register"]), .. AgreementsApi.ListParameters.Where(p => p.Name is not ("pageSize" or "pageToken" or "includeTotal")), TableFormats.Format]);

    internal static async Task<IResult> AnswerAsync(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var reader = new QueryReader(http.Request.Query);
        var language = Languages.Asked(http.Request);
        var isCsv = TableFormats.Asked(http) == TableFormat.Csv;
        string Heading(Field field) => isCsv ? field.Word : Headings.Of(field, language);
        // Also where it narrows nothing: what is misspelt is never passed over.
        var query = AgreementsApi.ListQuery(reader) with { PageSize = 200 };
        if (!reader.Choice("of", false, ("register", true)))
            return await ImportTables.AnswerAsync(http, "template", [.. Asked.Select(w => Heading(Field.All[w]))], new[] { Example(language) }.ToAsyncEnumerable(), language, ct);
        http.RequestServices.GetRequiredService<RequestContext>().IsFile = true;
        var first = await mediator.Send(new ExportForEditing.Query(query), ct);
        await mediator.Send(new RecordExport.Command("imports.template", http.Request.QueryString.Value), ct);
        return await ImportTables.AnswerAsync(http, "edit", [.. Field.Edited.Select(Heading)], RowsAsync(first, query, mediator, ct), language, ct);
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(ExportForEditing.View first, ListAgreements.Query query, IMediator mediator, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var page = first; ; page = await mediator.Send(new ExportForEditing.Query(query with { PageToken = page.NextPageToken }), ct))
        {
            foreach (var row in page.Rows) yield return row;
            if (page.NextPageToken is null) yield break;
        }
    }

    // Rows that begin so are no data.
    private static object?[] Example(Language language) =>
    [
        new Message("import.example.title").In(language), AgreementClass.Mou, Regime.Sinergi, ProcessState.Signed, "Pemerintah Kota Jambi", "12/MOU/2025", "BPJS Ketenagakerjaan Cabang Jambi", "34/MOU/2025", new DateOnly(2025, 5, 28), null, new DateOnly(2030, 5, 27),
        "5 (lima) tahun", new Message("import.example.scope").In(language), "JKK\nJKM", "Ani", "ani@kota.example", null, new Message("import.example.note").In(language),
    ];
}
