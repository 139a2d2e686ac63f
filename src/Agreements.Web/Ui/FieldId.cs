using Agreements.Domain;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>How a field of a form and what is wrong with it find each other.</summary>
internal static class FieldId
{
    /// <summary><c>Parties[0].Number</c> is <c>field-parties-0-number</c>.</summary>
    public static string Of(string name) => "field-" + string.Join('-', Parts(name));

    /// <summary><c>Parties[0].Number</c> is <c>/parties/0/number</c>.</summary>
    public static string PointerOf(string name) => "/" + string.Join('/', Parts(name));

    /// <param name="pointer">Where refusals point; null = as the name says: <c>/parties/0/number</c>. What cannot be read at all is refused by the name in any case.</param>
    public static Violation? ErrorOf(IReadOnlyList<Violation> errors, string name, string? pointer = null) => errors.FirstOrDefault(e => e.Pointer == pointer) ?? errors.FirstOrDefault(e => e.Pointer == PointerOf(name));

    private static IEnumerable<string> Parts(string name) => name.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Select(Words.Camel);
}
