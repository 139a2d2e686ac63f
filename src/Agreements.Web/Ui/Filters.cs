using Agreements.Web.Api;

namespace Agreements.Web.Ui;

/// <summary>The filter of a page, from its address: the parameters of the API. A form sends its empty fields too; they filter nothing.</summary>
internal static class Filters
{
    public static QueryReader Of(HttpContext http) =>
        new(new QueryCollection(http.Request.Query.Where(p => !string.IsNullOrWhiteSpace(p.Value.ToString())).ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase)));
}
