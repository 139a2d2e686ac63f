namespace Agreements.Web.Ui;

/// <summary>What a form brought, as it was typed. Kept beside what was understood of it, so that nothing typed is lost.</summary>
public sealed class FormValues(IReadOnlyDictionary<string, string> values)
{
    public static readonly FormValues None = new(new Dictionary<string, string>());

    public IReadOnlyDictionary<string, string> All => values;

    /// <summary>Trimmed; null when nothing was typed.</summary>
    public string? this[string name] => values.GetValueOrDefault(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The form came with this request.</summary>
    public bool IsSent { get; private init; }

    /// <param name="form">Its name on the page.</param>
    /// <returns>Empty when another form came, or none.</returns>
    public static FormValues Of(HttpContext http, string form) => !http.Request.HasFormContentType || http.Request.Form["_handler"] != form ? None
        : new(http.Request.Form.Where(f => !f.Key.StartsWith('_')).ToDictionary(f => f.Key, f => f.Value.ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal)) { IsSent = true };

    /// <summary>The same with some of it changed; null removes.</summary>
    public FormValues With(IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var merged = new Dictionary<string, string>(values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            if (value is null) merged.Remove(name);
            else merged[name] = value;
        return new(merged) { IsSent = IsSent };
    }
}
