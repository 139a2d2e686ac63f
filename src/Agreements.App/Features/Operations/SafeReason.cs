using System.Text.RegularExpressions;

namespace Agreements.App.Features.Operations;

/// <summary>Why something failed, in words of this program, its libraries and the mail protocol alone; whatever else was said is not passed on.</summary>
internal static partial class SafeReason
{
    public static string Of(string said) => Known().Match(said) is { Success: true } known ? known.Value : "other";

    // A status code and a name in one word, such as "550 RecipientNotAccepted" or "SocketException".
    [GeneratedRegex("^([0-9]{3} )?[A-Za-z]{1,60}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Known();
}
