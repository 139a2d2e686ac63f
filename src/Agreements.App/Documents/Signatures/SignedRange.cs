using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.App.Documents.Signatures;

/// <summary>Which bytes of a PDF are signed: two pieces, and between them the place of the signature itself.</summary>
/// <param name="Hole">Where the first piece ends.</param>
/// <param name="Rest">Where the second begins.</param>
/// <param name="End">Behind the last byte that is signed.</param>
internal sealed partial record SignedRange(long Hole, long Rest, long End)
{
    /// <summary>Longer than any real one, so that no signature costs more to look at.</summary>
    private const int LongestText = 200;

    /// <param name="text">What follows <c>/ByteRange</c>.</param>
    /// <returns>Null = it is not two pieces, the first of them from the file's first byte.</returns>
    public static SignedRange? Read(string text)
    {
        if (Four().Match(text[..Math.Min(text.Length, LongestText)]) is not { Success: true } four) return null;
        var numbers = new[] { "a", "b", "c", "d" }.Select(n => long.Parse(four.Groups[n].Value, CultureInfo.InvariantCulture)).ToList();
        return numbers[0] == 0 && numbers[1] > 0 && numbers[2] > numbers[1] ? new SignedRange(numbers[1], numbers[2], numbers[2] + numbers[3]) : null;
    }

    [GeneratedRegex(@"^\s*\[\s*(?<a>\d{1,12})\s+(?<b>\d{1,12})\s+(?<c>\d{1,12})\s+(?<d>\d{1,12})\s*\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Four();
}
