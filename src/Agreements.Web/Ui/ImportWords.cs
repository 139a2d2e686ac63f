using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using ListField = Agreements.App.Imports.Columns.Field;

namespace Agreements.Web.Ui;

/// <summary>What a cell would change, as people say it: days written out, values by their labels.</summary>
internal static class ImportWords
{
    public static string Of(CellChange change, string? value, UiLanguage ui)
    {
        var field = ListField.All[change.Field];
        if (string.IsNullOrEmpty(value)) return ui.Say("ui.imports.nothing");
        return Period(value, ui) ?? field.Kind switch
        {
            FieldKind.Date => Day(value, ui) ?? value,
            FieldKind.Enum => Label(field.Values!, value, ui) ?? value,
            FieldKind.YesNo => value is "true" or "false" ? ui.Say(value == "true" ? "table.yes" : "table.no") : value,
            FieldKind.Term or FieldKind.Duration => Day(value, ui) ?? value,
            _ => value,
        };
    }

    private static string? Day(string text, UiLanguage ui) =>
        CivilDate.TryParse(text, out var day) || (WrittenDate.Read(text).Day is { } read && (day = read) != default) ? DateText.Long(day, ui.Language) : Label(typeof(EndBasis), text, ui);

    // An interval: first and last day; an open beginning is two points.
    private static string? Period(string text, UiLanguage ui)
    {
        if (text.Split('/') is not [var first, var last] || !CivilDate.TryParse(last, out var ends)) return null;
        if (first == "..") return DateText.Long(ends, ui.Language);
        return CivilDate.TryParse(first, out var starts) ? ui.Say("ui.imports.period", starts, ends) : null;
    }

    private static string? Label(Type values, string word, UiLanguage ui)
    {
        var key = $"label.{Words.Camel(values.Name)}.{word}";
        return word.All(char.IsAsciiLetter) && Message.Exists(key) ? ui.Say(key) : null;
    }
}
