using System.Security.Cryptography;

namespace Agreements.Web.Ui;

/// <summary>The one stylesheet, inside the program. Its address holds what it hashes to, so that browsers may keep it for ever.</summary>
internal static class Stylesheet
{
    private static readonly byte[] Content = Read();

    public static readonly string Path = $"/ui/app.{Convert.ToHexStringLower(SHA256.HashData(Content))[..12]}.css";

    public static IResult Send(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(Content, "text/css; charset=utf-8");
    }

    private static byte[] Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("ui/app.css")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
