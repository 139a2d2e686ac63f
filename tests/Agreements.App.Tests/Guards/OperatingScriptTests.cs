using System.Runtime.CompilerServices;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using NUnit.Framework;

namespace Agreements.App.Tests.Guards;

/// <summary>The scripts that an administrator of a SQL Server runs by hand.</summary>
public sealed class OperatingScriptTests
{
    private static IEnumerable<string> Scripts() => Directory.GetFiles(Folder(), "*.sql").Select(f => Path.GetFileName(f)!);

    [TestCaseSource(nameof(Scripts))]
    public void They_are_T_SQL_of_the_oldest_server_that_is_supported(string script) => Assert.That(Errors(File.ReadAllText(Path.Combine(Folder(), script))), Is.Empty);

    [Test]
    public void What_is_no_T_SQL_is_noticed() => Assert.That(Errors("ALTER ROLE db_datareader ADD agreements_serve;"), Is.Not.Empty);

    private static List<string> Errors(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return [.. errors.Select(e => $"{e.Line}: {e.Message}")];
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "db", "operating");
}
