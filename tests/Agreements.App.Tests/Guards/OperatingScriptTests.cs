using System.Runtime.CompilerServices;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using NUnit.Framework;

namespace Agreements.App.Tests.Guards;

/// <summary>What the guide of operation installs: the scripts that an administrator of a SQL Server runs by hand, the proxy and the container.</summary>
public sealed class OperatingScriptTests
{
    private static IEnumerable<string> Scripts() => Directory.GetFiles(Folder(), "*.sql").Select(f => Path.GetFileName(f)!);

    [TestCaseSource(nameof(Scripts))]
    public void They_are_T_SQL_of_the_oldest_server_that_is_supported(string script) => Assert.That(Errors(File.ReadAllText(Path.Combine(Folder(), script))), Is.Empty);

    [Test]
    public void What_is_no_T_SQL_is_noticed() => Assert.That(Errors("ALTER ROLE db_datareader ADD agreements_serve;"), Is.Not.Empty);

    // The program answers under both.
    [Test]
    public void The_proxy_hides_the_numbers_with_and_without_a_slash_at_the_end() =>
        Assert.That(File.ReadAllText(Path.Combine(Folder(), "Caddyfile")), Does.Contain("path /metrics /metrics/*"));

    [Test]
    public void The_container_is_built_by_the_rules_that_stand_at_the_root()
    {
        var container = File.ReadAllText(Path.Combine(Folder(), "Containerfile"));
        var rules = Directory.GetFiles(Path.Combine(Folder(), "..", "..")).Select(f => Path.GetFileName(f)!).Where(f => f is ".editorconfig" or "global.json" or "nuget.config" || f.StartsWith("Directory.", StringComparison.Ordinal)).ToList();
        Assert.That(rules, Has.Count.GreaterThan(1).And.All.Matches<string>(f => container.Contains($" {f} ", StringComparison.Ordinal)));
    }

    private static List<string> Errors(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return [.. errors.Select(e => $"{e.Line}: {e.Message}")];
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "db", "operating");
}
