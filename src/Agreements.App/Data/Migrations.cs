using System.Reflection;
using DbUp.Engine.Output;

namespace Agreements.App.Data;

/// <summary>A script failed; it was rolled back, the earlier ones stay.</summary>
public sealed class MigrationFailed(string? script, Exception? inner)
    : Exception($"The migration {script ?? "could not begin"} failed and was rolled back; earlier ones are kept.", inner);

/// <summary>Brings a database to the schema of this program: scripts of <c>db/</c>, in the order of their names, each once and in a transaction of its own, so that a start that is broken off is gone on with by the next.
/// <para>Old and new programs run side by side while the nodes are exchanged, and a node may be set back. So behind release 1 (script 0035) a script only widens: new tables, new columns that may be empty or have a default, new indexes
/// that refuse nothing that an older program writes. What takes something away (dropping, renaming, narrowing, a new unique key) is the second step of the release after the one whose program has stopped using it, and is named
/// as such in its first line: <c>-- contract: 0041 since release 3</c>. The tests <c>RollingUpgradeTests</c> hold the scripts to that, and every statement of release 1 is compiled against the newest schema.</para></summary>
public static class Migrations
{
    /// <returns>The names of the scripts that ran.</returns>
    /// <exception cref="MigrationFailed">A script failed.</exception>
    public static IReadOnlyList<string> Run(Engine engine)
    {
        using var held = engine.LockForMigration();
        var result = engine.Deploy()
            .WithScripts(Scripts(engine.Folder).Select(s => new DbUp.Engine.SqlScript(s.Name, s.Sql)))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful) throw new MigrationFailed(result.ErrorScript?.Name, result.Error);
        engine.FinishMigration();
        return [.. result.Scripts.Select(s => s.Name)];
    }

    /// <summary>Scripts that this program has and the database has not run.</summary>
    public static IReadOnlyList<string> Pending(Engine engine) =>
        [.. engine.Deploy().WithScripts(Scripts(engine.Folder).Select(s => new DbUp.Engine.SqlScript(s.Name, s.Sql)))
            .WithVariablesDisabled().LogTo(new NoOpUpgradeLog()).Build().GetScriptsToExecute().Select(s => s.Name)];

    /// <summary>Scripts that the database has run, in their order.</summary>
    public static IReadOnlyList<string> Applied(Engine engine) =>
        [.. engine.Deploy().WithScripts([new DbUp.Engine.SqlScript("none", "")]).WithVariablesDisabled().LogTo(new NoOpUpgradeLog()).Build().GetExecutedScripts().Order(StringComparer.Ordinal)];

    /// <summary>Scripts that the database has run and this program does not have: a newer program has been here. It runs on, because what newer ones do to a schema only widens it.</summary>
    public static IReadOnlyList<string> Newer(Engine engine) => [.. Applied(engine).Except(Scripts(engine.Folder).Select(s => s.Name), StringComparer.Ordinal)];

    public static IReadOnlyList<(string Name, string Sql)> Scripts(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"db/{folder}/";
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => (n[prefix.Length..], Read(assembly, n)))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
