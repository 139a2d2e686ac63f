namespace Agreements.Web.Ui;

/// <summary>What a browser calls itself, in words that its user knows.</summary>
internal static class AgentName
{
    // The order decides: Edge and Opera call themselves Chrome too, Chrome calls itself Safari, Android Linux.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <returns>Null = says nothing that people know.</returns>
    public static string? Of(string? agent) => string.Join(" · ", new[] { Find(Browsers, agent), Find(Systems, agent) }.OfType<string>()) is { Length: > 0 } name ? name : null;

    private static string? Find((string Mark, string Name)[] known, string? agent) =>
        agent is null ? null : known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
