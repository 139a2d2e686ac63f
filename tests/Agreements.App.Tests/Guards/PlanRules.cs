using System.Text.RegularExpressions;

namespace Agreements.App.Tests.Guards;

/// <summary>What a plan must not do to a table that grows.</summary>
internal static partial class PlanRules
{
    /// <summary>Tables that stay small, and why. All others grow.</summary>
    public static readonly IReadOnlyDictionary<string, string> Small = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["alert_policy_versions"] = "a few for each class, and for institutions that have their own",
        ["holiday_lists"] = "one for each decree", ["holiday_days"] = "some thirty for each decree",
        ["regions"] = "as many as the country has", ["counters"] = "one for each kind of reference and year", ["installation"] = "a handful of names",
        ["audit_head"] = "one row", ["event_head"] = "one row", ["job_runs"] = "one for each job", ["audit_checkpoints"] = "one for each night", ["data_protection_keys"] = "one for each quarter",
        ["webhooks"] = "receivers that somebody has set up, and they are limited for each key", ["reset_requests"] = "emptied every minute", ["SchemaVersions"] = "one for each migration",
    };

    /// <summary>Indexes that hold only what waits to be done: walking through one of them is no more than the work.</summary>
    private static readonly string[] OfWork =
        ["ix_outbox_due", "ix_outbox_held", "ix_outbox_held_by", "ix_outbox_dead", "ix_webhook_deliveries_due", "ix_imports_due", "ix_imports_kept", "ix_search_agreements_stale", "ix_document_texts_due", "ix_document_texts_ocr", "ix_report_subscriptions_due"];

    /// <summary>What is wrong with the plan; none when it is good.</summary>
    public static IEnumerable<string> Broken(QueryPlans.Plan plan)
    {
        if (Listed().IsMatch(plan.Text)) yield return "tables between commas are not looked at: write JOIN";
        var tables = TablesOf(plan.Text);
        var steps = plan.Steps.Select(s => Step().Match(s)).Where(m => m.Success).Select(m => (Text: m.Value, IsScan: m.Groups["how"].Value == "SCAN", Tables: tables.GetValueOrDefault(m.Groups["of"].Value, []), Match: m)).ToList();
        var isSorted = plan.Steps.Any(s => s.StartsWith("USE TEMP B-TREE FOR", StringComparison.Ordinal) && !s.Contains("FOR RIGHT PART", StringComparison.Ordinal) && !s.Contains("FOR LAST TERM", StringComparison.Ordinal) && !s.Contains("count(DISTINCT)", StringComparison.Ordinal));
        foreach (var step in steps.Where(s => s.Tables.Any(t => !Small.ContainsKey(t)) && !OfWork.Contains(s.Match.Groups["index"].Value)))
        {
            if (step.Text.Contains("AUTOMATIC", StringComparison.Ordinal)) yield return step.Text;
            // In the order of the page, until it is full.
            else if (step.IsScan && (isSorted || !Limit().IsMatch(plan.Text))) yield return step.Text;
            // What has a word in common with a large part of the table.
            else if (!step.IsScan && Coarse().IsMatch(step.Match.Groups["terms"].Value) && (isSorted || !Limit().IsMatch(plan.Text))) yield return step.Text + ", which is no key";
            else if (!step.IsScan && isSorted && !step.Match.Groups["terms"].Value.Contains("=?", StringComparison.Ordinal)) yield return step.Text + ", then sorted";
        }
    }

    // Steps name tables as the statement does; the same name may stand for two tables in two of its parts.
    private static Dictionary<string, string[]> TablesOf(string text) =>
        Named().Matches(text).Select(m => (Table: m.Groups["table"].Value, As: m.Groups["as"] is { Success: true } a && !Keywords.Contains(a.Value) ? a.Value : m.Groups["table"].Value))
            .GroupBy(n => n.As, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Select(n => n.Table).Where(t => !t.EndsWith("_fts", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
        { "WHERE", "JOIN", "LEFT", "ON", "ORDER", "GROUP", "SET", "LIMIT", "VALUES", "SELECT", "UNION", "CROSS", "INNER", "INDEXED", "RETURNING", "AND", "OR", "EXCEPT", "INTERSECT", "DEFAULT" };

    [GeneratedRegex(@"^(?<how>SCAN|SEARCH) (?<of>\w+)( USING (AUTOMATIC )?(PARTIAL )?(COVERING )?(INDEX|INTEGER PRIMARY KEY)( (?<index>\w+))?)?(?<terms>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"\b(FROM|JOIN|UPDATE|INTO)\s+(?<table>[a-z_]+)(\s+(AS\s+)?(?<as>\w+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^ \((state|stage|kind|class|process|validity)=\?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Coarse();

    [GeneratedRegex(@"\bFROM\s+[a-z_]+(\s+\w+)?\s*,", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\bLIMIT @\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Limit();
}
