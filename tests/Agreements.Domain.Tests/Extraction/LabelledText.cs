using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agreements.Domain.Tests.Extraction;

/// <summary>An agreement text written for the tests, and what a careful officer would enter from it.</summary>
internal sealed record LabelledText(string Name, IReadOnlyList<string> Pages, JsonObject Label)
{
    private const char FormFeed = '\f';

    /// <param name="folder">Seen while the extraction was written, or Unseen.</param>
    public static IReadOnlyList<LabelledText> Of(string folder)
    {
        var path = Path.Combine(Here(), "Corpus", folder);
        return !Directory.Exists(path) ? [] : [.. Directory.GetFiles(path, "*.txt").Order(StringComparer.Ordinal).Select(Read)];
    }

    private static LabelledText Read(string file) =>
        new(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file).Split(FormFeed), JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(file, ".json")), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!.AsObject());

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
