namespace Agreements.Domain.Searching;

/// <summary>A place in a text.</summary>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
public sealed record Mark(int Start, int Length);

/// <summary>The part of a text in which most of what was looked for stands, as it was written.</summary>
/// <param name="Text">An ellipsis stands where something was left out.</param>
/// <param name="Marks">What was found in it, in order, none over another.</param>
public sealed record Snippet(string Text, IReadOnlyList<Mark> Marks)
{
    private const int Around = 90, Looked = 100;

    /// <summary>Where the terms stand in the text.</summary>
    public static IReadOnlyList<Mark> MarksIn(string text, SearchQuery query) => MarksOf(Found(text, query));

    /// <param name="most">How long it may be, in UTF-16 units.</param>
    /// <returns>Null = nothing of it stands there.</returns>
    public static Snippet? Of(string text, SearchQuery query, int most = 240)
    {
        var found = Found(text, query);
        if (found.Count == 0) return null;
        // Where the most different terms stand within the length; the first such place.
        var best = found.Take(Looked).MaxBy(first => found.SkipWhile(f => f.Mark.Start < first.Mark.Start).TakeWhile(f => f.Mark.Start + f.Mark.Length <= first.Mark.Start + most - Around).Select(f => f.Wanted).Distinct().Count())!;
        var from = WordStart(text, Math.Max(0, best.Mark.Start - Around));
        var to = WordEnd(text, Math.Min(text.Length, Math.Max(from + most, best.Mark.Start + best.Mark.Length)));
        var (before, after) = (from > 0 ? "… " : "", to < text.Length ? " …" : "");
        var marks = MarksOf(found).Where(m => m.Start >= from && m.Start + m.Length <= to).Select(m => m with { Start = m.Start - from + before.Length });
        // As long as it was, so that the marks stay where they are.
        var part = string.Concat(text[from..to].Select(c => char.IsControl(c) ? ' ' : c));
        return new Snippet(before + part + after, [.. marks]);
    }

    private static List<(Mark Mark, int Wanted)> Found(string text, SearchQuery query)
    {
        var tokens = Token.Of(text);
        var found = new List<(Mark, int)>();
        for (var at = 0; at < tokens.Count; at++)
            for (var term = 0; term < query.All.Count; term++)
                foreach (var way in query.All[term].Ways)
                    if (StandsAt(tokens, at, way))
                        found.Add((new Mark(tokens[at].Start, tokens[at + way.Words.Count - 1].Start + tokens[at + way.Words.Count - 1].Length - tokens[at].Start), term));
        return found;
    }

    private static bool StandsAt(IReadOnlyList<Token> tokens, int at, Phrase way)
    {
        if (at + way.Words.Count > tokens.Count) return false;
        for (var i = 0; i < way.Words.Count; i++)
        {
            var (word, text) = (way.Words[i], tokens[at + i].Text);
            if (way.IsPrefix && i == way.Words.Count - 1 ? !text.StartsWith(word, StringComparison.Ordinal) : text != word) return false;
        }
        return true;
    }

    private static List<Mark> MarksOf(IReadOnlyList<(Mark Mark, int Wanted)> found)
    {
        var marks = new List<Mark>();
        foreach (var mark in found.Select(f => f.Mark).OrderBy(m => m.Start).ThenByDescending(m => m.Length))
            if (marks.Count == 0 || mark.Start >= marks[^1].Start + marks[^1].Length) marks.Add(mark);
        return marks;
    }

    private static int WordStart(string text, int at)
    {
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]) && char.IsLetterOrDigit(text[at])) at--;
        return at;
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
        return at;
    }
}
