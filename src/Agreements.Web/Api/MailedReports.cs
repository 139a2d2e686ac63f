using Agreements.App.Pipeline;
using Agreements.App.Reports;
using Agreements.Domain;
using Agreements.Domain.Dates;
using MediatR;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Agreements.Web.Api;

/// <summary>Makes the reports that are sent by mail: the same tables as the API's files, asked for as their reader.</summary>
internal sealed class MailedReports(IServiceScopeFactory scopes)
{
    // What a mail decides itself: its day, and that it holds all pages.
    private static readonly string[] NotAsked = ["asOf", "includeTotal"];

    /// <summary>The reports that can be sent.</summary>
    public static readonly IReadOnlyList<Listing> All = [ReportsApi.Register, ReportsApi.Expiring, ReportsApi.Gaps, ReportsApi.DataQuality, ReportsApi.MonevDue, ReportsApi.OpdMatrix, .. AgreementReports.All.Values];

    /// <summary>The filter of an address, without its day and page: those are a mail's own.</summary>
    public static string FilterOf(string query)
    {
        string[] left = [.. NotAsked, "pageSize", "pageToken"];
        return QueryString.Create(QueryHelpers.ParseQuery(query).Where(p => !left.Contains(p.Key, StringComparer.Ordinal)).SelectMany(p => p.Value, (p, v) => new KeyValuePair<string, string?>(p.Key, v))).ToString();
    }

    public ReportMaker ToMaker() => new([.. All.Select(l => l.Name)], CheckAsync, MakeAsync);

    /// <exception cref="DomainException"><c>word.unknown</c>; <c>query.unknown</c>; as the report's filter.</exception>
    private static (Listing List, Dictionary<string, StringValues> Asked) Check(string report, string query)
    {
        var list = All.FirstOrDefault(l => l.Name == report) ?? throw DomainException.Invalid("word.unknown", "/report", report, string.Join(", ", All.Select(l => l.Name)));
        var asked = QueryHelpers.ParseQuery(query).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        foreach (var name in asked.Keys)
            if (list.Filter.All(p => p.Name != name) || NotAsked.Contains(name, StringComparer.Ordinal)) throw DomainException.Invalid("query.unknown", "/query", name);
        list.Check(new QueryReader(new QueryCollection(asked)));
        return (list, asked);
    }

    // What the report itself refuses, such as a span that is too long, shows once it is asked.
    private async Task CheckAsync(ReportAsked asked, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (list, query) = Check(asked.Report, asked.Query);
        query["pageSize"] = "1";
        await TableAsync(scope.ServiceProvider, asked, list, query, whole: false, ct);
    }

    private async Task<ReportFile> MakeAsync(ReportAsked asked, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (list, query) = Check(asked.Report, asked.Query);
        var table = await TableAsync(scope.ServiceProvider, asked, list, query, whole: true, ct);
        var rows = new CountedRows(table.Rows);
        await using var file = await Xlsx.FileAsync(table with { Rows = rows.UpTo(ReportFile.MostRows) }, asked.Reader.Language, ct);
        var isSent = rows.Count is > 0 and <= ReportFile.MostRows && file.Length <= ReportFile.MostBytes;
        return new ReportFile($"{list.Name}-{asked.AsOf.ToIso()}.xlsx", rows.Count, isSent ? await BytesAsync(file, ct) : null);
    }

    private static async Task<Table> TableAsync(IServiceProvider services, ReportAsked asked, Listing list, Dictionary<string, StringValues> query, bool whole, CancellationToken ct)
    {
        var context = services.GetRequiredService<RequestContext>();
        (context.Principal, context.Language, context.IsFile) = (asked.Reader.ToPrincipal("report:" + asked.Subscription), asked.Reader.Language, true);
        if (list.Filter.Any(p => p.Name == "asOf")) query["asOf"] = asked.AsOf.ToIso();
        return (await list.TableAsync(services.GetRequiredService<IMediator>(), new QueryReader(new QueryCollection(query)), whole, ct)).Table;
    }

    private static async Task<byte[]> BytesAsync(Stream file, CancellationToken ct)
    {
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private sealed class CountedRows(IAsyncEnumerable<object?[]> rows)
    {
        /// <summary>One more than the most = there are more.</summary>
        public int Count { get; private set; }

        public async IAsyncEnumerable<object?[]> UpTo(int most)
        {
            await foreach (var row in rows)
            {
                if (++Count > most) yield break;
                yield return row;
            }
        }
    }
}
