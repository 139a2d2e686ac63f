using Agreements.App.Features.Agreements;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Web.Api;
using Microsoft.Extensions.Primitives;

namespace Agreements.Web.Ui;

/// <summary>The register as an address: the parameters of <c>GET /agreements</c>, and which columns are shown. One way to write each, so that it can be kept, compared and sent.</summary>
public sealed class RegisterAddress
{
    public const string Path = "/agreements", Columns = "columns", PageToken = "pageToken", Total = "includeTotal";

    /// <summary>What narrows the list; the others say how it is shown.</summary>
    public static readonly IReadOnlyList<string> Filters =
        ["q", "asOf", "validity", "class", "flag", "process", "renewal", "regime", "institution", "region", "endsFrom", "endsTo", "noticeBefore", "signedYear", "inForceYear", "parent", "officer"];

    private static readonly string[] Known = [.. Filters, "sort", "pageSize", PageToken, Total, Columns];

    private static readonly string[] Dates = ["asOf", "endsFrom", "endsTo", "noticeBefore"];

    private readonly IReadOnlyList<KeyValuePair<string, string>> _parts;

    private RegisterAddress(IEnumerable<KeyValuePair<string, string>> parts) =>
        _parts = [.. parts.OrderBy(p => Array.IndexOf(Known, p.Key) is var at && at < 0 ? int.MaxValue : at)];

    /// <summary>Leaves out what was left empty or is usual anyway, and writes days as the API does; what cannot be read stays as it was typed.</summary>
    public static RegisterAddress Of(IQueryCollection query) => new(query.SelectMany(PartsOf).Where(p => p.Value.Length > 0 && !IsUsual(p)));

    /// <summary>Of what was kept or sent: a query string, with or without its question mark.</summary>
    public static RegisterAddress Of(string query) => Of(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)));

    public string? this[string name] => _parts.FirstOrDefault(p => p.Key == name).Value;

    public IEnumerable<KeyValuePair<string, string>> Active => _parts.Where(p => Filters.Contains(p.Key, StringComparer.Ordinal));

    /// <summary>The query string, beginning with its question mark; empty without any part.</summary>
    public string Query => QueryString.Create(Parts).ToString();

    public IEnumerable<KeyValuePair<string, string?>> Parts => _parts.Select(p => new KeyValuePair<string, string?>(p.Key, p.Value));

    public RegisterAddress With(string name, string? value) =>
        new(_parts.Where(p => p.Key != name && p.Key != PageToken).Concat(value is null ? [] : [new(name, value)]));

    /// <summary>The same place, with the institution by its id.</summary>
    public RegisterAddress At(Guid institution) => new(_parts.Select(p => p.Key == "institution" ? new(p.Key, institution.ToString("D")) : p));

    /// <summary>The filter and how it is shown, without the place in it.</summary>
    public RegisterAddress Kept => With(Total, null);

    public override string ToString() => Path + Query;

    /// <summary>What the use case is asked.</summary>
    /// <exception cref="DomainException">A parameter is unknown or repeated, or its value is none.</exception>
    public ListAgreements.Query Read()
    {
        foreach (var (name, value) in _parts)
        {
            if (!Known.Contains(name, StringComparer.Ordinal)) throw DomainException.Invalid("query.unknown", "/" + name, name);
            if (Dates.Contains(name, StringComparer.Ordinal)) DateInput.Read(value, "/" + name);
        }
        var values = _parts.ToLookup(p => p.Key, p => p.Value, StringComparer.Ordinal).ToDictionary(p => p.Key, p => new StringValues([.. p]), StringComparer.Ordinal);
        return AgreementsApi.ListQuery(new QueryReader(new QueryCollection(values)));
    }

    private static IEnumerable<KeyValuePair<string, string>> PartsOf(KeyValuePair<string, StringValues> part) => part.Key switch
    {
        "lang" or "done" => [],
        Columns => [new(Columns, RegisterColumns.Write(RegisterColumns.Of(string.Join(',', part.Value.ToArray()))))],
        _ => part.Value.Select(v => new KeyValuePair<string, string>(part.Key, Dates.Contains(part.Key, StringComparer.Ordinal) ? Iso(v ?? "") : (v ?? "").Trim())),
    };

    private static string Iso(string written) => WrittenDate.TryParse(written, out var day, out _) ? day.ToIso() : written.Trim();

    private static bool IsUsual(KeyValuePair<string, string> part) => part is { Key: "sort", Value: "-createdAt" } or { Key: Total, Value: "false" }
        || (part.Key == Columns && part.Value == RegisterColumns.Write(RegisterColumns.Usual));
}
