using System.Diagnostics;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Features.Webhooks;
using Agreements.App.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agreements.Bench;

/// <summary>Ten thousand events to a webhook: making their deliveries beside bare inserts of the same rows, and sending them to a receiver on this machine beside bare posts of the same bodies.</summary>
internal sealed class WebhookFanOut(string directory, Dataset data)
{
    private const int Events = 10_000, Batch = 500, AtOnce = 4;

    public async Task<IReadOnlyList<Result>> RunAsync(CancellationToken ct)
    {
        var (file, floor) = (Path.Combine(directory, "webhooks.db"), Path.Combine(directory, "webhooks-floor.db"));
        File.Copy(data.File, file, overwrite: true);
        await using var receiver = await ReceiverAsync(ct);
        var url = receiver.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var engine = new SqliteEngine(file);
        await using var services = Dataset.Services(engine);
        services.GetRequiredService<IOptions<WebhookOptions>>().Value.AllowedNetworks = "127.0.0.0/8";
        var hook = await Dataset.SendAsync(services, new CreateWebhook.Command(new WebhookEntry { Url = url, Events = ["*"] }), ct);
        Happen(file);
        File.Copy(file, floor, overwrite: true);
        var queued = await MeasureAsync(() => QueueAsync(services, hook.Id, ct));
        var inserted = await MeasureAsync(() => InsertAgainAsync(file, floor));
        var sent = await MeasureAsync(() => Dataset.SendAsync(services, new RunWebhooks.Command(), ct));
        if (Count(file, "SELECT COUNT(*) FROM webhook_deliveries WHERE state = 'delivered'") != Events) throw new InvalidOperationException("Not all were delivered.");
        var posted = await MeasureAsync(() => PostAsync(file, url, ct));
        return
        [
            Result.Of("webhook fan-out of 10,000 events", data.Size, queued * 1000, inserted * 1000, "ms"), Result.Of("webhook deliveries", data.Size, Events / sent, Events / posted, "events/s"),
        ];
    }

    private static async Task<WebApplication> ReceiverAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        });
        await app.StartAsync(ct);
        return app;
    }

    private static void Happen(string file) => Execute(file, $$"""
        INSERT INTO events (seq, id, type, agreement_id, version, at, data)
        SELECT (SELECT seq FROM event_head) + ROW_NUMBER() OVER (ORDER BY id), printf('%08x-0000-7000-8000-000000000000', ROW_NUMBER() OVER (ORDER BY id)), 'agreement.changed', id, 2, created_at, '{"action":"edit"}'
        FROM agreements ORDER BY id LIMIT {{Events}};
        UPDATE event_head SET seq = (SELECT MAX(seq) FROM events); PRAGMA wal_checkpoint(TRUNCATE)
        """);

    private static async Task QueueAsync(ServiceProvider services, Guid id, CancellationToken ct)
    {
        for (var more = true; more;)
        {
            more = (await Dataset.SendAsync(services, new QueueEvents.Command(id), ct)).HasMore;
        }
    }

    private static Task InsertAgainAsync(string file, string floor)
    {
        var rows = Rows(file, "SELECT * FROM webhook_deliveries ORDER BY id");
        using var connection = Open(floor);
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO webhook_deliveries VALUES ({string.Join(", ", rows[0].Select((_, i) => "@p" + i))})";
        for (var i = 0; i < rows[0].Length; i++) insert.Parameters.AddWithValue("@p" + i, DBNull.Value);
        foreach (var batch in rows.Chunk(Batch))
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            insert.Transaction = transaction;
            foreach (var row in batch)
            {
                for (var i = 0; i < row.Length; i++) insert.Parameters[i].Value = row[i];
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return Task.CompletedTask;
    }

    private static async Task PostAsync(string file, string url, CancellationToken ct)
    {
        using var http = new HttpClient();
        await Parallel.ForEachAsync(Rows(file, "SELECT body FROM webhook_deliveries"), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (row, stop) =>
        {
            using var content = new StringContent((string)row[0]);
            using var answer = await http.PostAsync(url, content, stop);
            answer.EnsureSuccessStatusCode();
        });
    }

    private static async Task<double> MeasureAsync(Func<Task> act)
    {
        var clock = Stopwatch.StartNew();
        await act();
        return clock.Elapsed.TotalSeconds;
    }

    private static List<object[]> Rows(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    private static long Count(string file, string sql) => (long)Rows(file, sql)[0][0];

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        return connection;
    }

    private static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
