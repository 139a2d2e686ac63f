using System.Data;
using System.Data.Common;
using Agreements.App.Observing;
using Dapper;

namespace Agreements.App.Data;

/// <summary>The one way to the database within a scope (a request, a job). It opens on first use and passes the open transaction to
/// every statement; a slice cannot forget it.</summary>
public sealed class Db(Engine engine) : IAsyncDisposable
{
    private DbConnection? _connection;
    private DbTransaction? _transaction;
    private IDisposable? _turn;
    private readonly SortedDictionary<LastWrite, (Func<CancellationToken, Task> Write, Action Forget)> _beforeCommit = [];

    public Engine Engine { get; } = engine;

    public async Task<IReadOnlyList<T>> QueryAsync<T>(Statement statement, object? args, CancellationToken ct)
    {
        using var span = StatementSpans.Begin(statement, Engine);
        return (await (await ConnectionAsync(statement, ct)).QueryAsync<T>(Command(statement, args, ct))).AsList();
    }

    /// <summary>The first row, or default when there is none.</summary>
    public async Task<T?> FirstAsync<T>(Statement statement, object? args, CancellationToken ct)
    {
        using var span = StatementSpans.Begin(statement, Engine);
        return await (await ConnectionAsync(statement, ct)).QueryFirstOrDefaultAsync<T>(Command(statement, args, ct));
    }

    /// <returns>The number of rows touched. A sequence of arguments runs the statement once for each.</returns>
    public async Task<int> ExecuteAsync(Statement statement, object? args, CancellationToken ct)
    {
        using var span = StatementSpans.Begin(statement, Engine);
        using var turn = InTransaction ? null : await TurnAsync(ct);
        return await (await ConnectionAsync(statement, ct)).ExecuteAsync(Command(statement, args, ct));
    }

    /// <summary>Several result sets in one round trip.</summary>
    public async Task<SqlMapper.GridReader> QueryMultipleAsync(Statement statement, object? args, CancellationToken ct)
    {
        using var span = StatementSpans.Begin(statement, Engine);
        return await (await ConnectionAsync(statement, ct)).QueryMultipleAsync(Command(statement, args, ct));
    }

    public async Task BeginAsync(CancellationToken ct)
    {
        if (_transaction is not null) throw new InvalidOperationException("A transaction is already open in this scope.");
        _turn = await TurnAsync(ct);
        try
        {
            _transaction = await Engine.BeginAsync(await ConnectionAsync(ct), ct);
        }
        catch
        {
            await EndAsync();
            throw;
        }
    }

    /// <summary>What the open transaction writes as its last, so that a lock many wait for is held only for that moment.</summary>
    /// <param name="forget">Called when the transaction has ended, either way.</param>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public void BeforeCommit(LastWrite of, Func<CancellationToken, Task> write, Action forget)
    {
        if (_transaction is null) throw new InvalidOperationException("No transaction is open in this scope.");
        _beforeCommit[of] = (write, forget);
    }

    public async Task CommitAsync(CancellationToken ct)
    {
        foreach (var (write, _) in _beforeCommit.Values) await write(ct);
        await _transaction!.CommitAsync(ct);
        await EndAsync();
    }

    public async Task RollbackAsync()
    {
        try
        {
            if (_transaction is not null) await _transaction.RollbackAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException || Engine.TroubleOf(exception) is not null)
        {
            // The connection broke, and the transaction with it. The caller is to hear what broke it, and not that there is nothing left to roll back.
            _transaction = null;
            await _connection!.CloseAsync();
        }
        await EndAsync();
    }

    public bool InTransaction => _transaction is not null;

    /// <summary>Gives the connection back while this scope waits for something else; the next statement takes another.</summary>
    /// <exception cref="InvalidOperationException">A transaction is open.</exception>
    public async Task ReleaseAsync()
    {
        if (_transaction is not null) throw new InvalidOperationException("A transaction is open in this scope.");
        if (_connection is not null) await _connection.DisposeAsync();
        _connection = null;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (_connection is not null) await _connection.DisposeAsync();
    }

    // Who waits holds no connection: its cache of pages is most of what a request costs in memory.
    private async Task<IDisposable?> TurnAsync(CancellationToken ct)
    {
        var turn = Engine.TurnToWriteAsync(ct);
        try
        {
            if (!turn.IsCompleted) await ReleaseAsync();
        }
        catch
        {
            (await turn)?.Dispose();
            throw;
        }
        return await turn;
    }

    private async Task EndAsync()
    {
        try
        {
            if (_transaction is not null) await _transaction.DisposeAsync();
        }
        finally
        {
            // Whatever the engine says: a turn that is kept would stop all others for ever.
            _transaction = null;
            _turn?.Dispose();
            _turn = null;
            foreach (var (_, forget) in _beforeCommit.Values) forget();
            _beforeCommit.Clear();
        }
    }

    private async ValueTask<DbConnection> ConnectionAsync(CancellationToken ct)
    {
        // One that broke is replaced; while its transaction stands, whatever asks for it fails.
        if (_connection is { State: not ConnectionState.Open } && _transaction is null) await ReleaseAsync();
        return _connection ??= await Engine.OpenAsync(ct);
    }

    private async ValueTask<DbConnection> ConnectionAsync(Statement statement, CancellationToken ct)
    {
        var connection = await ConnectionAsync(ct);
        Engine.Expect(connection, Engine.Text(statement));
        return connection;
    }

    private CommandDefinition Command(Statement statement, object? args, CancellationToken ct) =>
        new(Engine.Text(statement), args, _transaction, cancellationToken: ct);
}

/// <summary>The last writes of a transaction, in the order in which they take their locks, so that no two transactions wait for each other.</summary>
public enum LastWrite { AuditTrail, Events }
