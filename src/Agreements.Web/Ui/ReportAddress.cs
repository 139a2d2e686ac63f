using Agreements.Domain.Dates;

namespace Agreements.Web.Ui;

/// <summary>The filter of a report as people type it, as the API takes it: days in ISO, an institution by its id.</summary>
/// <param name="Name">Of the institution; null = none is chosen.</param>
internal sealed record ReportAddress(DateOnly? AsOf, DateOnly? From, DateOnly? To, Guid? Institution, string? Name)
{
    /// <exception cref="Domain.DomainException">What cannot be read, at its field.</exception>
    public static async Task<ReportAddress> ReadAsync(Page page)
    {
        var http = page.Http;
        var typed = Filters.Of(http).Text("institution", 300);
        DateOnly? Day(string name) => DateInput.Read(http.Request.Query[name].FirstOrDefault(), "/" + name);
        var (asOf, from, to) = (Day("asOf"), Day("from"), Day("to"));
        var found = await TypedInstitution.FindAsync(page, typed, "/institution");
        if (found.Count > 1) throw TypedInstitution.Several(found, typed, "/institution");
        return new ReportAddress(asOf, from, to, found.FirstOrDefault()?.Id, found.FirstOrDefault()?.Name);
    }

    /// <param name="more">Further parameters; null = not set.</param>
    public string AddressOf(string path, params (string Name, string? Value)[] more) => path + QueryString.Create(
        new (string Name, string? Value)[] { ("asOf", AsOf?.ToIso()), ("from", From?.ToIso()), ("to", To?.ToIso()), ("institution", Institution?.ToString()) }
            .Concat(more).Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => new KeyValuePair<string, string?>(p.Name, p.Value)));
}
