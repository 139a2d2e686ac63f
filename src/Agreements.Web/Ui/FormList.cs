using System.Globalization;

namespace Agreements.Web.Ui;

/// <summary>A list within a form: <c>Parties[0].Number</c> and so on, and <c>Parties.Count</c>.</summary>
internal static class FormList
{
    public static int Count(FormValues typed, string list, int atLeast, int most) =>
        Math.Clamp(int.TryParse(typed[list + ".Count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : atLeast, atLeast, most);

    public static FormValues Add(FormValues typed, string list, int atLeast, int most) =>
        typed.With([new(list + ".Count", Text(Math.Min(Count(typed, list, atLeast, most) + 1, most)))]);

    /// <summary>What stands behind the removed one moves up.</summary>
    public static FormValues Remove(FormValues typed, string list, int index, int atLeast, int most)
    {
        var count = Count(typed, list, atLeast, most);
        if (index < 0 || index >= count) return typed;
        var changes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in typed.All.Keys.Where(n => n.StartsWith(list + "[", StringComparison.Ordinal))) changes[name] = null;
        for (var i = 0; i < count; i++)
        {
            if (i == index) continue;
            var (from, to) = ($"{list}[{i}].", $"{list}[{(i < index ? i : i - 1)}].");
            foreach (var (name, value) in typed.All.Where(v => v.Key.StartsWith(from, StringComparison.Ordinal))) changes[to + name[from.Length..]] = value;
        }
        changes[list + ".Count"] = Text(Math.Max(count - 1, atLeast));
        return typed.With(changes);
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
