namespace Agreements.Domain.Searching;

/// <summary>Words that follow one another.</summary>
/// <param name="IsPrefix">The last of them is only the beginning of a word.</param>
public sealed record Phrase(IReadOnlyList<string> Words, bool IsPrefix = false)
{
    public string Text { get; } = string.Join(' ', Words);
}

/// <summary>One thing that is looked for, in any of the ways in which it is written.</summary>
public sealed record Wanted(IReadOnlyList<Phrase> Ways);

/// <summary>What was typed, understood: words, <c>"words in a row"</c>, <c>-without</c>. Everything else is only text; there are no other operators.</summary>
/// <param name="All">Each of them has to stand there.</param>
/// <param name="None">None of them may.</param>
public sealed record SearchQuery(IReadOnlyList<Wanted> All, IReadOnlyList<Wanted> None)
{
    /// <summary>A phrase with several spellings is looked for in so many ways.</summary>
    private const int MostWays = 8;

    /// <summary>Without a word to look for there is nothing to find; to leave something out of nothing is none.</summary>
    public bool IsEmpty => All.Count == 0;

    /// <param name="typing">The last word may not be finished.</param>
    public static SearchQuery Parse(string text, bool typing = false)
    {
        var (all, none, row) = (new List<Wanted>(), new List<Wanted>(), new List<string>());
        Piece? last = null;
        foreach (var piece in TypedForms.Pieces(text))
        {
            last = piece;
            // Single words in a row may be one spelling together: wali kota.
            if (piece is { IsPlain: true, Words.Count: 1 })
            {
                row.Add(piece.Words[0]);
                continue;
            }
            all.AddRange(TermsOf(row));
            row.Clear();
            (piece.IsWithout ? none : all).Add(piece.IsVerbatim ? new Wanted(TypedForms.DayOf(piece.Words) ?? [new Phrase(piece.Words)]) : InARow(piece.Words));
        }
        all.AddRange(TermsOf(row));
        var query = new SearchQuery(all, none) { MayBeUnfinished = last is { IsPlain: true } };
        return typing ? query.WithPrefix() : query;
    }

    private bool MayBeUnfinished { get; init; }

    /// <summary>The same, with the last word as the beginning of one; a single letter begins too many.</summary>
    public SearchQuery WithPrefix() => MayBeUnfinished && All[^1].Ways[0].Words[^1].Length > 1 ? this with { All = [.. All.SkipLast(1), Unfinished(All[^1])] } : this;

    // What was typed stands first among the ways.
    private static Wanted Unfinished(Wanted term) => new([term.Ways[0] with { IsPrefix = true }, .. term.Ways.Skip(1)]);

    private static IEnumerable<Wanted> TermsOf(IReadOnlyList<string> row)
    {
        for (var at = 0; at < row.Count;)
        {
            var (length, ways) = Spellings.At(row, at) ?? (1, [[row[at]]]);
            var typed = string.Join(' ', row.Skip(at).Take(length));
            yield return new Wanted([.. ways.Select(w => new Phrase(w)).OrderBy(p => p.Text != typed)]);
            at += length;
        }
    }

    private static Wanted InARow(IReadOnlyList<string> words)
    {
        List<IReadOnlyList<string>> ways = [[]];
        for (var at = 0; at < words.Count;)
        {
            var (length, all) = Spellings.At(words, at) ?? (1, [[words[at]]]);
            IReadOnlyList<string> typed = [.. words.Skip(at).Take(length)];
            var parts = ways.Count * all.Count <= MostWays ? all : [typed];
            ways = [.. ways.SelectMany(way => parts.Select(part => (IReadOnlyList<string>)[.. way, .. part]))];
            at += length;
        }
        return new Wanted([.. ways.Select(w => new Phrase(w))]);
    }
}
