using System.Text.Json;
using System.Text.RegularExpressions;
using Agreements.App.Data;
using Agreements.Domain;

namespace Agreements.Web.Api;

/// <summary>Says what is wrong with a body and where. The serializer tells the kind only in its sentence, so the sentence is read;
/// one that is not recognised is still a 400 with the place.</summary>
internal static partial class JsonProblem
{
    public static Violation Of(JsonException exception)
    {
        var pointer = Pointer(exception.Path);
        var text = exception.Message;
        if (exception is ControlCharacterException) return Violation.Of("text.controlCharacter", pointer);
        if (Missing().Match(text) is { Success: true } missing)
            return Violation.Of("json.required", $"{pointer}/{missing.Groups["name"].Value}", missing.Groups["name"].Value);
        if (text.Contains("could not be mapped", StringComparison.Ordinal)) return Violation.Of("json.unknownField", Unmapped(pointer, text));
        if (text.Contains("Duplicate property", StringComparison.Ordinal)) return Violation.Of("json.duplicate", Duplicate().Match(text) is { Success: true } twice && pointer == "" ? "/" + twice.Groups["name"].Value : pointer);
        // A date that is a record's own parameter is named only by the exception inside.
        if (text.Contains("DateOnly", StringComparison.Ordinal) || exception.InnerException?.Message.Contains("DateOnly", StringComparison.Ordinal) == true) return Violation.Of("date.invalid", pointer);
        return text.Contains("could not be converted", StringComparison.Ordinal) || exception.InnerException is null && exception.Path is { Length: > 1 }
            ? Violation.Of("json.value", pointer)
            : Violation.Of("json.malformed", pointer);
    }

    private static string Unmapped(string pointer, string text) =>
        Property().Match(text) is { Success: true } name && !pointer.EndsWith("/" + name.Groups["name"].Value, StringComparison.Ordinal)
            ? $"{pointer}/{name.Groups["name"].Value}"
            : pointer;

    // $.parties[0].number → /parties/0/number
    private static string Pointer(string? path) =>
        path is null or "$" ? "" : "/" + string.Join('/', path[1..].Split(['.', '[', ']', '\''], StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("missing required properties including: '(?<name>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Missing();

    [GeneratedRegex("Duplicate property '(?<name>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Duplicate();

    [GeneratedRegex("The JSON property '(?<name>[^']+)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Property();
}
