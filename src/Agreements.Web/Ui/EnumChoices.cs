using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>The values of an enumeration as choices of a form.</summary>
internal static class EnumChoices
{
    public static IEnumerable<(string Value, string Text)> Of<T>(UiLanguage ui) where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => (Words.Of(v), Message.Label(v).In(ui.Language))).Select(o => (o.Item1, char.ToUpperInvariant(o.Item2[0]) + o.Item2[1..]));
}
