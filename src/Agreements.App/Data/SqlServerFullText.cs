using Microsoft.Data.SqlClient;

namespace Agreements.App.Data;

/// <summary>SQL Server's full text over what is searched. It is made behind the migrations, because it cannot be made in a transaction, and only where that part of the server is installed.</summary>
internal static class SqlServerFullText
{
    // Neutral language: the words are folded already. No stop list: a phrase may hold "dan".
    public static readonly IReadOnlyList<string> Indexes =
    [
        "CREATE FULLTEXT INDEX ON search_agreements (head LANGUAGE 0, text LANGUAGE 0) KEY INDEX pk_search_agreements ON agreements_search WITH (CHANGE_TRACKING = AUTO, STOPLIST = OFF)",
        "CREATE FULLTEXT INDEX ON search_pages (text LANGUAGE 0) KEY INDEX pk_search_pages ON agreements_search WITH (CHANGE_TRACKING = AUTO, STOPLIST = OFF)",
    ];

    public const string Catalog = "CREATE FULLTEXT CATALOG agreements_search";

    private static readonly string[] Steps =
    [
        $"IF NOT EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE name = 'agreements_search') EXEC('{Catalog}')",
        .. Indexes.Select(index => $"IF OBJECTPROPERTYEX(OBJECT_ID('{index.Split(' ')[4]}'), 'TableHasActiveFulltextIndex') = 0 EXEC('{index}')"),
    ];

    /// <summary>Each step once. Where the server refuses one, search goes without it and says so.</summary>
    public static void Make(string connectionString)
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT CAST(SERVERPROPERTY('IsFullTextInstalled') AS int)";
        if (command.ExecuteScalar() is not 1) return;
        try
        {
            foreach (var step in Steps)
            {
                command.CommandText = step;
                command.ExecuteNonQuery();
            }
        }
        catch (SqlException)
        {
            // The right to make a catalog is an administrator's; nothing but search depends on it.
        }
    }
}
