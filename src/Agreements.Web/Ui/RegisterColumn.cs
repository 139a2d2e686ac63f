using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>A column of the register beside its title, in the order in which it is shown.</summary>
public enum RegisterColumn { Parties, Numbers, Class, Regime, SignedOn, StartsOn, Ends, Days, Notice, Status, Officer, Parent }

internal static class RegisterColumns
{
    public static readonly IReadOnlyList<RegisterColumn> Usual = [RegisterColumn.Parties, RegisterColumn.Class, RegisterColumn.Ends, RegisterColumn.Days, RegisterColumn.Status];

    /// <summary>The key of its heading.</summary>
    public static string Key(RegisterColumn column) => "ui.register.column." + Words.Of(column);

    /// <param name="text">Words with commas between; null = the usual ones.</param>
    /// <returns>Those that are named, in their order; words that are none are left out.</returns>
    public static IReadOnlyList<RegisterColumn> Of(string? text) => text is null ? Usual : [.. Enum.GetValues<RegisterColumn>().Where(c => text.Split(',').Contains(Words.Of(c), StringComparer.Ordinal))];

    public static string Write(IEnumerable<RegisterColumn> columns) => string.Join(',', columns.Select(Words.Of));
}
