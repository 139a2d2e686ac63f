namespace Agreements.App.Documents.Texts.Files;

/// <param name="Page">From 1.</param>
/// <param name="Scanned">It shows a picture instead of letters.</param>
public sealed record TakenPage(int Page, string Text, bool Scanned = false);

/// <summary>What the process that opens a file says, one line each: how many pages there are, where it knows; each page; and how it ended.</summary>
/// <param name="Ended">The last line: everything was said. A process that dies does not say it.</param>
/// <param name="Problem">The last part of a code <c>reading.…</c>.</param>
public sealed record ReadLine(int? Pages = null, TakenPage? Page = null, bool Ended = false, string? Problem = null);

/// <summary>A file cannot be read, for a reason that has a name.</summary>
/// <param name="word">The last part of a code <c>reading.…</c>.</param>
internal sealed class UnreadableException(string word) : Exception("The file cannot be read: " + word)
{
    public string Word { get; } = word;
}

/// <summary>What a text may have, whoever wrote the file.</summary>
public static class TextLimits
{
    public const int CharactersOfPage = 200_000;

    public const int Characters = 20_000_000;
}
