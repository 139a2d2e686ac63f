using System.Globalization;
using System.Text.RegularExpressions;
using Agreements.App.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Agreements.App.Tests.Guards;

/// <summary>What SQLite will do for a statement. Without statistics, as in a database that is new: what is good there does not depend on them.</summary>
internal sealed partial class QueryPlans(SqliteConnection connection)
{
    /// <param name="Text">The one statement of a text whose plan it is.</param>
    public sealed record Plan(string Text, IReadOnlyList<string> Steps);

    /// <summary>One plan for each statement of the text.</summary>
    public IEnumerable<Plan> Of(string sql)
    {
        var left = List().Replace(sql, "IN (${name}1, ${name}2)");
        while (!string.IsNullOrWhiteSpace(left))
        {
            Check(raw.sqlite3_prepare_v2(connection.Handle!, left, out var compiled, out var tail));
            using (compiled)
            {
                if (compiled.IsInvalid) yield break;
                var text = raw.sqlite3_sql(compiled).utf8_to_string();
                yield return new Plan(text, StepsOf(text));
            }
            left = tail;
        }
    }

    private List<string> StepsOf(string text)
    {
        Check(raw.sqlite3_prepare_v2(connection.Handle!, "EXPLAIN QUERY PLAN " + text, out var compiled));
        using (compiled)
        {
            var steps = new List<string>();
            while (raw.sqlite3_step(compiled) == raw.SQLITE_ROW) steps.Add(raw.sqlite3_column_text(compiled, 3).utf8_to_string());
            return steps;
        }
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{result}: {raw.sqlite3_errmsg(connection.Handle!).utf8_to_string()}"));
    }

    [GeneratedRegex(@"\bIN (?<name>@\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex List();
}
