using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Imports;
using Agreements.App.Imports.Files;
using Agreements.Domain;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Api;

/// <summary>What is sent to be imported: the parts <c>file</c> and <c>options</c> of a form. The file goes to disk as it comes, so that its size costs no memory.</summary>
internal sealed record ImportUpload(string? FileName, FileStream? File, ImportOptions? Options) : IAsyncDisposable
{
    /// <summary>The largest file, and what the form needs around it.</summary>
    public const long Largest = FileLimits.File + 2 * MostOptions;

    private const int MostOptions = 1024 * 1024, LongestBoundary = 200;

    /// <exception cref="DomainException"><c>import.file.tooLarge</c>, <c>query.unknown</c>, <c>import.options</c>.</exception>
    /// <exception cref="BadHttpRequestException">It is no such form (415), or a broken one.</exception>
    public static async Task<ImportUpload> ReadAsync(HttpContext http, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary) throw new BadHttpRequestException("Another media type.", StatusCodes.Status415UnsupportedMediaType);
        var upload = new ImportUpload(null, null, null);
        try
        {
            var reader = new MultipartReader(boundary.ToString(), http.Request.Body);
            while (await reader.ReadNextSectionAsync(ct) is { } section) upload = await upload.WithAsync(section, ct);
            return upload;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            await upload.DisposeAsync();
            throw new BadHttpRequestException("A broken form.", broken);
        }
        catch
        {
            await upload.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => File?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<ImportUpload> WithAsync(MultipartSection section, CancellationToken ct)
    {
        var part = section.GetContentDispositionHeader();
        var name = HeaderUtilities.RemoveQuotes(part?.Name ?? "").ToString();
        if (name == "options" && Options is null) return this with { Options = await OptionsAsync(section.Body, ct) };
        if (name != "file" || File is not null) throw DomainException.Invalid("query.unknown", "/" + name, name);
        var named = part!.FileNameStar.HasValue ? part.FileNameStar : part.FileName;
        var file = TemporaryFile.Create();
        var taken = this with { File = file, FileName = Path.GetFileName(HeaderUtilities.RemoveQuotes(named).ToString().Replace('\\', '/')) };
        if (await CopyAsync(section.Body, file, ct)) return taken;
        await taken.DisposeAsync();
        throw DomainException.Invalid("import.file.tooLarge", "/file", FileLimits.File / 1024 / 1024);
    }

    private static async Task<bool> CopyAsync(Stream from, Stream to, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        for (var read = await from.ReadAsync(buffer, ct); read > 0; read = await from.ReadAsync(buffer, ct))
        {
            if (to.Length + read > FileLimits.File) return false;
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return true;
    }

    private static async Task<ImportOptions> OptionsAsync(Stream body, CancellationToken ct)
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (var read = await body.ReadAsync(buffer, ct); read > 0; read = await body.ReadAsync(buffer, ct))
        {
            if (text.Length + read > MostOptions) throw DomainException.Invalid("import.options", "/options");
            text.Write(buffer, 0, read);
        }
        try
        {
            return JsonSerializer.Deserialize<ImportOptions>(text.GetBuffer().AsSpan(0, (int)text.Length), Json.Options) ?? throw DomainException.Invalid("import.options", "/options");
        }
        catch (JsonException broken) when (broken is not ControlCharacterException)
        {
            throw new JsonException(broken.Message, "$.options" + (broken.Path ?? "$")[1..], null, null, broken.InnerException);
        }
    }
}
