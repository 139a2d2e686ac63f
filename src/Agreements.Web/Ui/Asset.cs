using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Ui;

/// <summary>A file of the pages, inside the program. Its address holds what it hashes to, so that browsers may keep it for ever.</summary>
internal sealed class Asset
{
    public static readonly Asset Style = new("app", "css", "text/css; charset=utf-8");

    /// <summary>What makes pages quicker where scripts run; every page works without it.</summary>
    public static readonly Asset Script = new("app", "js", "text/javascript; charset=utf-8");

    private readonly byte[] _content;
    private readonly Lazy<byte[]> _compressed;
    private readonly string _mediaType;

    private Asset(string name, string extension, string mediaType)
    {
        _content = Read($"ui/{name}.{extension}");
        // Compressing as far as it goes takes longer than all else at a start.
        _compressed = new Lazy<byte[]>(() => Compress(_content));
        _mediaType = mediaType;
        Path = $"/ui/{name}.{Convert.ToHexStringLower(SHA256.HashData(_content))[..12]}.{extension}";
    }

    public string Path { get; }

    public IResult Send(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (!http.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality != 0)) return Results.Bytes(_content, _mediaType);
        http.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(_compressed.Value, _mediaType);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static byte[] Compress(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.SmallestSize)) brotli.Write(content);
        return memory.ToArray();
    }
}
