using Agreements.Domain.Documents;
using Agreements.Domain.Texts;

namespace Agreements.App.Documents;

/// <summary>Names under which files are sent, made harmless for whoever downloads them.</summary>
internal static class FileNames
{
    private const int Longest = 255;
    private const string Unnamed = "dokumen";

    private const string Unknown = "application/octet-stream";

    /// <summary>The last part of a path, on one line, in the order in which it is stored, and ending as files of its format do: a program is chosen by the end of a name.</summary>
    public static string Clean(string? name, FileFormat format)
    {
        var last = (name ?? "").Replace('\\', '/').Split('/')[^1];
        var kept = string.Concat(last.Where(c => VisibleText.IsOneLine(c.ToString()) && !char.IsSurrogate(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))).Trim().TrimStart('.').Trim();
        var end = format.Extensions().FirstOrDefault(e => kept.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        var stem = (end is null ? kept : kept[..^end.Length]).TrimEnd(' ', '.');
        if (VisibleText.IsBlank(stem)) stem = Unnamed;
        end ??= format.Extensions()[0];
        return stem[..Math.Min(stem.Length, Longest - end.Length)] + end;
    }

    /// <summary>The name's end or the declared media type is of another format.</summary>
    public static bool Contradicts(string? name, string? mediaType, FileFormat format)
    {
        var end = Path.GetExtension(name ?? "");
        var type = mediaType?.Split(';')[0].Trim() ?? "";
        return (end.Length > 0 && !format.Extensions().Contains(end, StringComparer.OrdinalIgnoreCase))
            || (type.Length > 0 && !type.Equals(Unknown, StringComparison.OrdinalIgnoreCase) && !type.Equals(format.MediaType(), StringComparison.OrdinalIgnoreCase));
    }
}
