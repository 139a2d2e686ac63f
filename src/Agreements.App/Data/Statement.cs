namespace Agreements.App.Data;

/// <summary>One SQL statement for both engines. Statements are static fields, so that the guards find every one of them and
/// compile it against the migrated schema; nothing else reaches a connection.</summary>
public sealed record Statement(string Sqlite, string SqlServer)
{
    /// <summary>The subset that both engines take.</summary>
    public static Statement Of(string both) => new(both, both);

    /// <summary>The same text but for the row limit, which stands last: <c>LIMIT</c> or <c>OFFSET … FETCH</c>. Needs an ORDER BY.</summary>
    public static Statement Limited(string both, string count) =>
        new($"{both} LIMIT @{count}", $"{both} OFFSET 0 ROWS FETCH NEXT @{count} ROWS ONLY");
}
