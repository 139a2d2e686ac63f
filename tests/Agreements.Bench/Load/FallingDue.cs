using Microsoft.Data.Sqlite;

namespace Agreements.Bench.Load;

/// <summary>What the passing of days does: agreements that end within half a year become due for a look, some at the start and some every while.</summary>
internal sealed class FallingDue(string file)
{
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
        using var command = Floor.Command(connection, """
            UPDATE agreements SET next_alert_on = date('now'), plan_seq = plan_seq + 1
            WHERE id IN (SELECT id FROM agreements WHERE ends_key >= date('now') AND ends_key <= date('now', '+180 days') AND next_alert_on = '2999-01-01' ORDER BY ends_key LIMIT @p0)
            """, count);
        command.ExecuteNonQuery();
    }
}
