using Agreements.Domain.Documents;

namespace Agreements.Web.Ui;

/// <summary>Files as people call them.</summary>
internal static class FileWords
{
    /// <summary>Such as <c>PDF</c>.</summary>
    public static string Format(string mediaType) => FileFormats.Of(mediaType).ToString().ToUpperInvariant();
}
