namespace Agreements.Web.Ui;

/// <summary>A field that two people have changed since one of them opened the form.</summary>
/// <param name="Field">Its name, or that of its list.</param>
/// <param name="Was">When the form was opened.</param>
public sealed record FormConflict(string Field, string Mine, string Theirs, string Was)
{
    private static readonly HashSet<string> Own = ["Version", "Opened", "Do"];

    /// <summary>Whose value counts is chosen under this name.</summary>
    public string Pick => $"Pick[{Field}]";

    /// <summary>What only they changed is taken over; what both changed stays as I typed it, and is named.</summary>
    public static (FormValues Merged, IReadOnlyList<FormConflict> Conflicts) Between(FormValues mine, FormValues theirs, FormValues was, Func<string, string, string> say)
    {
        var (merged, conflicts) = (mine, new List<FormConflict>());
        foreach (var group in mine.All.Keys.Concat(theirs.All.Keys).Concat(was.All.Keys).Select(GroupOf).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (Same(theirs, was, group) || Same(mine, theirs, group)) continue;
            if (Same(mine, was, group)) merged = Take(merged, theirs, group);
            else conflicts.Add(new FormConflict(group, Text(mine, group, say), Text(theirs, group, say), Text(was, group, say)));
        }
        return (merged, conflicts);
    }

    /// <summary>What was chosen of theirs takes the place of mine.</summary>
    public static FormValues Choose(FormValues mine, FormValues theirs)
    {
        var picks = mine.All.Where(v => v.Key.StartsWith("Pick[", StringComparison.Ordinal)).ToList();
        var chosen = mine.With(picks.Select(p => new KeyValuePair<string, string?>(p.Key, null)));
        return picks.Where(p => p.Value == "theirs").Aggregate(chosen, (form, pick) => Take(form, theirs, pick.Key["Pick[".Length..^1]));
    }

    private static FormValues Take(FormValues into, FormValues from, string group) => into
        .With(into.All.Keys.Where(n => GroupOf(n) == group).Select(n => new KeyValuePair<string, string?>(n, null)))
        .With(from.All.Where(v => GroupOf(v.Key) == group).Select(v => new KeyValuePair<string, string?>(v.Key, v.Value)));

    private static bool Same(FormValues a, FormValues b, string group) =>
        a.All.Keys.Concat(b.All.Keys).Where(n => GroupOf(n) == group).All(n => string.Equals(a[n], b[n], StringComparison.Ordinal));

    // A list is one thing: its rows may have moved.
    private static string? GroupOf(string name) => name switch
    {
        _ when Own.Contains(name) || name.StartsWith("Pick[", StringComparison.Ordinal) => null,
        _ when name.StartsWith("Parties", StringComparison.Ordinal) => "Parties",
        _ when name.StartsWith("Funding", StringComparison.Ordinal) => "Funding",
        "ParentId" or "ParentFor" => "Parent",
        "PredecessorId" or "PredecessorFor" => "Predecessor",
        _ => name,
    };

    private static string Text(FormValues form, string group, Func<string, string, string> say) => string.Join(" · ", form.All
        .Where(v => GroupOf(v.Key) == group && !v.Key.EndsWith("Id", StringComparison.Ordinal) && !v.Key.EndsWith("For", StringComparison.Ordinal) && !v.Key.EndsWith(".Count", StringComparison.Ordinal) && form[v.Key] is not null)
        .OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => say(v.Key, form[v.Key]!)));
}
