using Agreements.Domain.Texts;

namespace Agreements.Web.Api;

/// <summary>Indonesian unless English is asked for, by <c>?lang=en</c> or <c>Accept-Language</c>.</summary>
internal static class Languages
{
    /// <exception cref="Domain.DomainException"><c>word.unknown</c>: another language than these two.</exception>
    public static Language Asked(HttpRequest request) => new QueryReader(request.Query).Word<Language>("lang") ?? Preferred(request);

    /// <summary>The same for an answer that must be given whatever was asked.</summary>
    public static Language ForProblem(HttpRequest request) => request.Query["lang"] is ["en"] ? Language.En : request.Query.ContainsKey("lang") ? Language.Id : Preferred(request);

    private static Language Preferred(HttpRequest request)
    {
        var preferred = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value;
        return preferred?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.En : Language.Id;
    }
}
