using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Agreements.App.Data;

/// <summary>A SQLite connection that outlives its scope together with its compiled statements. SQLite compiles a text anew for each
/// command, which is half of the time of a short read.</summary>
internal sealed class KeptConnection(string connectionString, KeptConnections owner) : SqliteConnection(connectionString)
{
    private const int MostKept = 200;

    private readonly Dictionary<string, KeptCommand> _commands = new(StringComparer.Ordinal);

    private string? _next;

    /// <summary>Says which text the next command will carry.</summary>
    public void Expect(string text) => _next = text;

    public override SqliteCommand CreateCommand()
    {
        var text = _next;
        _next = null;
        if (text is null) return base.CreateCommand();
        if (!_commands.TryGetValue(text, out var command))
        {
            // Lists are composed of many filters; the texts that matter are far fewer.
            if (_commands.Count >= MostKept) return base.CreateCommand();
            _commands[text] = command = new KeptCommand { Connection = this };
        }
        return command.Take() ? command : base.CreateCommand();
    }

    public void CloseForGood()
    {
        foreach (var command in _commands.Values) command.Close();
        base.Dispose(true);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) owner.GiveBack(this);
        else base.Dispose(disposing);
    }

    public override ValueTask DisposeAsync()
    {
        owner.GiveBack(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Disposing it gives it back; its compiled statements stay as long as it is given the same text.</summary>
    private sealed class KeptCommand : SqliteCommand
    {
        private bool _taken;

        /// <returns>False while somebody reads from it.</returns>
        public bool Take() => !_taken && (_taken = true);

        public void Close() => base.Dispose(true);

        protected override DbParameter CreateDbParameter() => new NamedParameter();

        protected override void Dispose(bool disposing)
        {
            Parameters.Clear();
            Transaction = null;
            _taken = false;
        }
    }

    /// <summary>Named as its place in the text is; without the sign the driver looks for each name in vain first.</summary>
    private sealed class NamedParameter : SqliteParameter
    {
        [AllowNull]
        public override string ParameterName
        {
            get => base.ParameterName;
            set => base.ParameterName = value is null or ['@', ..] ? value : "@" + value;
        }
    }
}

/// <summary>The open connections that nobody uses at the moment.</summary>
internal sealed class KeptConnections(string connectionString)
{
    private const int Most = 64;

    private readonly ConcurrentStack<KeptConnection> _idle = new();

    public async Task<SqliteConnection> TakeAsync(CancellationToken ct)
    {
        if (_idle.TryPop(out var kept)) return kept;
        var connection = new KeptConnection(connectionString, this);
        await connection.OpenAsync(ct);
        await PrepareAsync(connection, ct);
        return connection;
    }

    // SQLite's own wait looks again after a millisecond; the driver's sleeps 150 between two looks, in which another writer is there again.
    // The log grows to 16 MB before it is copied into the file: a page that many transactions write is copied once for all of them.
    // Each commit reaches the disk before anybody is told of it: a mail that left and an entry of the trail must not be forgotten by a power cut, as the last ones might be with NORMAL.
    // Its cache of 8 MB holds what is asked again and again; of the usual 2 MB much would be read from the file anew. Not mapped into memory instead: a disk that fails
    // would end the program, where it is one refused answer now.
    private static async Task PrepareAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -8000";
        await command.ExecuteNonQueryAsync(ct);
    }

    public void GiveBack(KeptConnection connection)
    {
        if (_idle.Count < Most && connection.State == System.Data.ConnectionState.Open) _idle.Push(connection);
        else connection.CloseForGood();
    }

    public void CloseAll()
    {
        while (_idle.TryPop(out var connection)) connection.CloseForGood();
    }
}
