using Agreements.App.Documents;
using Agreements.Domain;

namespace Agreements.Web.Ui;

/// <summary>The file that a form of ours brought.</summary>
internal static class SentFile
{
    /// <param name="most">Bytes.</param>
    /// <exception cref="DomainException"><c>import.file.none</c>; as <see cref="IncomingFile.TakeAsync"/>.</exception>
    public static async Task<IncomingFile> TakeAsync(HttpContext http, long most)
    {
        var sent = http.Request.Form.Files[FileName] is { FileName.Length: > 0 } file ? file : throw DomainException.Invalid("import.file.none", IncomingFile.Pointer);
        await using var content = sent.OpenReadStream();
        return await IncomingFile.TakeAsync(content, sent.FileName, sent.ContentType, most, http.RequestAborted);
    }

    /// <summary>Of the form's field.</summary>
    public const string FileName = "file";
}
