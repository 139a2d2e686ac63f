using System.Text;
using Agreements.App.Documents;
using Agreements.Domain;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Api;

/// <summary>A document as it is sent: the parts <c>file</c>, <c>kind</c>, <c>title</c> and <c>note</c> of a form. The file goes to disk as it comes, so that its size costs no memory.</summary>
internal sealed class DocumentUpload : IAsyncDisposable
{
    /// <summary>What a form needs around its file.</summary>
    public const long Around = 256 * 1024;

    private const int LongestText = 16 * 1024, LongestBoundary = 200;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private IncomingFile? _file;

    private DocumentUpload() { }

    /// <exception cref="DomainException"><c>text.required</c>: no file is sent.</exception>
    public IncomingFile File => _file ?? throw DomainException.Invalid("text.required", IncomingFile.Pointer);

    /// <exception cref="DomainException"><c>text.required</c>; <c>word.unknown</c>.</exception>
    public DocumentKind Kind => Text("kind") is not { } word ? throw DomainException.Invalid("text.required", "/kind")
        : Words.TryParse<DocumentKind>(word, out var kind) ? kind : throw DomainException.Invalid("word.unknown", "/kind", word, string.Join(", ", Words.All<DocumentKind>()));

    public string? Text(string name) => _texts.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <param name="most">Bytes of the file.</param>
    /// <param name="texts">The other parts that the form may have.</param>
    /// <exception cref="DomainException"><c>query.unknown</c>; <c>text.tooLong</c>, <c>text.controlCharacter</c>; as <see cref="IncomingFile.TakeAsync"/>.</exception>
    /// <exception cref="BadHttpRequestException">It is no such form (415), or a broken one.</exception>
    public static async Task<DocumentUpload> ReadAsync(HttpContext http, long most, string[] texts, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary) throw new BadHttpRequestException("Another media type.", StatusCodes.Status415UnsupportedMediaType);
        var upload = new DocumentUpload();
        try
        {
            var reader = new MultipartReader(boundary.ToString(), http.Request.Body);
            while (await reader.ReadNextSectionAsync(ct) is { } section) await upload.TakeAsync(section, most, texts, ct);
            return upload;
        }
        catch (Exception broken) when (broken is not BadHttpRequestException and (IOException or InvalidDataException))
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

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task TakeAsync(MultipartSection section, long most, string[] texts, CancellationToken ct)
    {
        var part = section.GetContentDispositionHeader();
        var name = HeaderUtilities.RemoveQuotes(part?.Name ?? "").ToString();
        if (name == "file" && _file is null)
        {
            var named = part!.FileNameStar.HasValue ? part.FileNameStar : part.FileName;
            _file = await IncomingFile.TakeAsync(section.Body, HeaderUtilities.RemoveQuotes(named).ToString(), section.ContentType, most, ct);
        }
        else if (texts.Contains(name) && !_texts.ContainsKey(name)) _texts[name] = await TextAsync(section.Body, name, ct);
        else throw DomainException.Invalid("query.unknown", "/" + name, name);
    }

    private static async Task<string> TextAsync(Stream body, string name, CancellationToken ct)
    {
        var buffer = new byte[LongestText + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        if (length > LongestText) throw DomainException.Invalid("text.tooLong", "/" + name, LongestText);
        var text = Encoding.UTF8.GetString(buffer, 0, length).ReplaceLineEndings("\n");
        return text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? throw DomainException.Invalid("text.controlCharacter", "/" + name) : text;
    }
}
