using Microsoft.Data.Sqlite;

namespace Agreements.Bench.Load;

/// <summary>What the passing of days does: agreements that end within half a year become due for a look, some at the start and some every while.</summary>
internal sealed class FallingDue(string file)
{
    private readonly Queue<string> _ending = Ending(file);

    public async Task RunAsync(int count, TimeSpan every, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(every, ct);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            Next(count);
        }
    }

    public void Next(int count)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        for (; count > 0 && _ending.TryDequeue(out var id); count--)
        {
            using var command = Floor.Command(connection, "UPDATE agreements SET next_alert_on = date('now'), plan_seq = plan_seq + 1 WHERE id = @p0", id);
            command.Transaction = transaction;
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    // Looked for once, before anything is measured: the look takes seconds, and within the change it would hold the one write lock of the file meanwhile.
    private static Queue<string> Ending(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = Floor.Command(connection, "SELECT id FROM agreements WHERE ends_key >= date('now') AND ends_key <= date('now', '+180 days') AND +next_alert_on = '2999-01-01' ORDER BY ends_key LIMIT 10000");
        using var reader = command.ExecuteReader();
        var ids = new Queue<string>();
        while (reader.Read()) ids.Enqueue(reader.GetString(0));
        return ids;
    }
}
