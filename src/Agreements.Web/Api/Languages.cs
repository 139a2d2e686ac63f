using Agreements.Domain.Texts;

namespace Agreements.Web.Api;

/// <summary>Indonesian unless English is asked for, by <c>?lang=en</c> or <c>Accept-Language</c>.</summary>
internal static class Languages
{
    public static Language Of(HttpRequest request)
    {
        if (request.Query["lang"] is [{ } asked]) return asked == "en" ? Language.En : Language.Id;
        var preferred = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value;
        return preferred?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.En : Language.Id;
    }
}
