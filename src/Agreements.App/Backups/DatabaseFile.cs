using Agreements.App.Data;
using Microsoft.Data.Sqlite;

namespace Agreements.App.Backups;

/// <summary>A SQLite database as a file.</summary>
internal static class DatabaseFile
{
    /// <summary>Copies the database as it stands at this moment, while others read and write it. The copy is one file without a log beside it.</summary>
    // Page by page and not VACUUM INTO: that would number the rows anew which the full-text index names.
    public static void Copy(string from, string to)
    {
        DataDirectory.CreateAnew(to).Dispose();
        using (var source = Open(from, SqliteOpenMode.ReadWrite))
        using (var target = Open(to, SqliteOpenMode.ReadWrite)) source.BackupDatabase(target);
        Close(to);
    }

    /// <summary>Brings what stands in the log into the file and removes the log.</summary>
    public static void Close(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadWrite);
        if ((string)Ask(connection, "PRAGMA journal_mode = DELETE")! != "delete") throw new BackupRefused($"{file} is in use by another process. Stop it first; nothing was changed.");
    }

    /// <returns>What SQLite finds damaged; null = nothing.</returns>
    public static string? Damage(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            return Ask(connection, "PRAGMA integrity_check(1)") is string answer and not "ok" ? answer : null;
        }
        catch (SqliteException exception)
        {
            return exception.Message;
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }

    private static object? Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar();
    }
}
