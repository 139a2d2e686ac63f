using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.Domain;
using Agreements.Domain.Texts;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Agreements.Web.Hosting;

/// <summary>What stopped the program, in sentences that say what happened, what was kept and what to do. Only what nobody foresaw
/// comes with its stack trace.</summary>
internal static class StartProblem
{
    private const int CannotOpen = 14, ReadOnly = 8, Corrupt = 11, NotADatabase = 26, Busy = 5, Full = 13, Io = 10;

    public static string Describe(Exception exception) => exception switch
    {
        StartRefused refused => refused.Message,
        DomainException refused => string.Join('\n', refused.Violations.Select(v => v.Message.In(Language.En))),
        ClockIsWrong wrong => wrong.Message,
        NotReconciled => StorageWatch.Sentence(StorageTrouble.Restored),
        MigrationFailed failed => $"{failed.Message} {Inner(failed)}",
        SqliteException sqlite => $"{Sqlite(sqlite)} ({sqlite.Message})",
        SqlException sql => $"SQL Server refused or did not answer: {sql.Message} What it holds is as it was. Check ConnectionStrings__SqlServer and that the database exists.",
        IOException { InnerException: AddressInUseException } => $"{exception.Message} Another program listens there; choose another address with --urls.",
        UnauthorizedAccessException or IOException => $"{exception.Message} Check that the directory exists and that this account may read and write there (Agreements__DataDirectory, Mail__PickupDirectory).",
        InvalidOperationException or FormatException or ArgumentException => $"The program cannot start like this: {exception.Message} Nothing was changed; check the settings.",
        _ => $"The program stopped by an error that it does not know. What was committed is kept.\n{exception}",
    };

    private static string Inner(MigrationFailed failed) => failed.InnerException is SqliteException sqlite ? $"{Sqlite(sqlite)} ({sqlite.Message})" : failed.InnerException?.Message ?? "";

    private static string Sqlite(SqliteException exception) => exception.SqliteErrorCode switch
    {
        CannotOpen => "The database file cannot be opened. Check that its directory exists and that this account may write there (Agreements__DataDirectory).",
        ReadOnly => "The database cannot be written. Check the rights of the file and of its directory; nothing was changed.",
        Corrupt or NotADatabase => "The database file is damaged or is no database. Nothing was changed: restore a backup, or move the file away to start with an empty one.",
        Full => "The disk is full or over its quota. What was committed before is kept: make room in the data directory and start again, it goes on where it has stopped.",
        Io => "The disk refused to be read or written. What was committed before is kept: look at the disk and its quota, and start again.",
        Busy => "Another process holds the database. Nothing was changed; try again when it has finished.",
        _ => "The database answered with an error. What was committed before is kept.",
    };
}
