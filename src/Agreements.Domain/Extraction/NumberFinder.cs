namespace Agreements.Domain.Extraction;

/// <summary>Each party's number, and the date that stands beside it.</summary>
internal static class NumberFinder
{
    /// <returns>A date that belongs to none of several numbers, and where the text begins in which it was found.</returns>
    public static (StatedDate Date, int Origin)? Find(TitlePage page, IReadOnlyList<string> parties, Findings findings)
    {
        var next = 0;
        var all = NumberLines.Of(page, parties).ToList();
        if (all.Exists(f => !f.IsCited)) all.RemoveAll(f => f.IsCited);
        // One date below several numbers is not the last number's, but the document's.
        var common = all.Count > 1 && all[..^1].TrueForAll(f => f.Date is null) && all[^1].DateOrigin != all[^1].From ? all[^1].Date : null;
        var sure = IsMoreThan(parties.Count, all) ? Confidence.Low : Confidence.High;
        foreach (var found in all)
        {
            var party = found.Party ?? next;
            next = party + 1;
            if (!found.Text.Any(char.IsDigit) || IsBlankForm(found.Text)) continue;
            findings.Add($"/parties/{party}/number", found.Text, found.Party is null && parties.Count < 2 && sure == Confidence.High ? Confidence.Medium : sure, found.From, found.From + found.Text.Length);
            if (found.Date is { } date && date != common) findings.Add($"/parties/{party}/numberDate", date, Confidence.High, found.DateOrigin);
        }
        return common is null ? null : (common, all[^1].DateOrigin);
    }

    // Then one of them is no party's, and nobody knows which.
    private static bool IsMoreThan(int parties, IEnumerable<FoundNumber> all)
    {
        var (next, most) = (0, 0);
        foreach (var found in all) most = Math.Max(most, next = (found.Party ?? next) + 1);
        return parties > 1 && most > parties;
    }

    // "...../....../2024": the number was to be filled in.
    private static bool IsBlankForm(string number) => number.Replace(" ", "", StringComparison.Ordinal).Contains("//", StringComparison.Ordinal) || number.Contains("..", StringComparison.Ordinal) || number.Contains("__", StringComparison.Ordinal) || number.Contains('…', StringComparison.Ordinal);
}
