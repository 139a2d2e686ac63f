using Agreements.Web.Api;
using Microsoft.Extensions.Primitives;

namespace Agreements.Web.Ui;

/// <summary>What the address of a page asks for, read as strictly as the API reads it. A form sends what was left empty too; here that says nothing.</summary>
internal static class AddressQuery
{
    public static QueryReader Of(HttpContext http) =>
        new(new QueryCollection(http.Request.Query.Where(p => p.Value.ToString().Length > 0).ToDictionary(p => p.Key, p => new StringValues(p.Value.ToArray()))));

    /// <summary>The present address with one parameter changed, from the first page on.</summary>
    /// <param name="value">Null = without it.</param>
    public static string With(HttpContext http, string name, string? value) =>
        http.Request.Path + QueryString.Create(http.Request.Query.Where(p => p.Key != name && p.Key != "pageToken" && p.Key != "done" && p.Value.ToString().Length > 0).Select(p => new KeyValuePair<string, string?>(p.Key, p.Value))
            .Concat(value is null ? [] : [new KeyValuePair<string, string?>(name, value)]));
}
