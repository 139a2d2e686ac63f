using System.Diagnostics;
using System.Reflection;
using Agreements.App.Data;

namespace Agreements.App.Observing;

/// <summary>A span for each statement, named after the field that holds it, such as <c>OutboxStore.Claim</c>; of a composed one by its first
/// word. No value of a parameter is in it, and no text.</summary>
internal static class StatementSpans
{
    private static readonly Lazy<Dictionary<Statement, string>> Names = new(Read);

    /// <returns>Null while nobody listens.</returns>
    public static Activity? Begin(Statement statement, Engine engine)
    {
        if (!Observed.Source.HasListeners()) return null;
        var span = Observed.Source.StartActivity(NameOf(statement), ActivityKind.Client);
        span?.SetTag("db.system.name", engine.Folder);
        return span;
    }

    internal static string NameOf(Statement statement) =>
        Names.Value.TryGetValue(statement, out var name) ? name : statement.Sqlite.AsSpan().TrimStart().ToString().Split([' ', '\n'], 2)[0].ToUpperInvariant() + " (composed)";

    // Asked only when spans are wanted: reading all types takes a while.
    private static Dictionary<Statement, string> Read()
    {
        var names = new Dictionary<Statement, string>(ReferenceEqualityComparer.Instance);
        foreach (var type in typeof(Statement).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters))
            foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(f => f.FieldType == typeof(Statement)))
                if (field.GetValue(null) is Statement statement) names.TryAdd(statement, $"{Owner(type)}.{field.Name}");
        return names;
    }

    // Of a handler the use case that it belongs to.
    private static string Owner(Type type) => (type.DeclaringType ?? type).Name;
}
