using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Agreements.Bench;

/// <summary>The least that could answer the same questions: no pipeline, no validation, no domain, no mapping; rows become JSON as they come.</summary>
internal static class Floor
{
    private const string PartiesOf = """
        SELECT p.agreement_id, p.institution_id, i.name, i.kind, p.name_at_signing, p.number, p.number_date, p.signed_on, p.signatory_name, p.signatory_post,
            p.signatory_capacity, p.mandate_letter, p.post_until, p.mandate_until
        FROM agreement_parties p JOIN institutions i ON i.id = p.institution_id
        """;

    public static async Task<int> ServeAsync(string file, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var connection = $"Data Source={file}";
        app.MapGet("/item/{id}", (string id, HttpContext http) => ItemAsync(http, connection, id));
        app.MapGet("/unchanged/{id}", (string id, HttpContext http) => UnchangedAsync(http, connection, id));
        app.MapGet("/list", (HttpContext http) => ListAsync(http, connection));
        app.MapGet("/report/{name}", (string name, HttpContext http) => ReportAsync(http, connection, name));
        app.MapGet("/cases", (HttpContext http) => CasesAsync(http, connection));
        app.MapPost("/lookup", (HttpContext http) => LookUpAsync(http, connection));
        FloorLoad.Map(app, connection);
        await app.StartAsync(ct);
        Console.WriteLine("floor " + app.Urls.First());
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static async Task ItemAsync(HttpContext http, string connectionString, string id)
    {
        await using var connection = await OpenAsync(connectionString);
        await WriteAsync(http, [
            Command(connection, "SELECT * FROM agreements WHERE id = @p0", id),
            Command(connection, PartiesOf + " WHERE p.agreement_id = @p0 ORDER BY p.ord", id)]);
    }

    private static async Task UnchangedAsync(HttpContext http, string connectionString, string id)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = Command(connection, "SELECT version FROM agreements WHERE id = @p0", id);
        http.Response.Headers.ETag = $"\"{await command.ExecuteScalarAsync(http.RequestAborted)}\"";
        http.Response.StatusCode = http.Request.Headers.IfNoneMatch == http.Response.Headers.ETag ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;
    }

    private static async Task ListAsync(HttpContext http, string connectionString)
    {
        await using var connection = await OpenAsync(connectionString);
        await WriteAsync(http, [
            Command(connection, "SELECT * FROM agreements ORDER BY id DESC LIMIT 50"),
            Command(connection, PartiesOf + " WHERE p.agreement_id IN (SELECT id FROM agreements ORDER BY id DESC LIMIT 50) ORDER BY p.agreement_id, p.ord")]);
    }

    // The rows of a report with the names of their parties, in one query.
    private static async Task ReportAsync(HttpContext http, string connectionString, string name)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = Command(connection, ReportBench.Raw(name));
        http.Response.ContentType = "text/csv";
        await using var writer = new StreamWriter(http.Response.Body);
        await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
        while (await reader.ReadAsync(http.RequestAborted))
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (i > 0) await writer.WriteAsync(',');
                await writer.WriteAsync(reader.IsDBNull(i) ? "" : $"\"{reader.GetString(i).Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            }
            await writer.WriteAsync("\r\n");
        }
    }

    private static async Task CasesAsync(HttpContext http, string connectionString)
    {
        const string Page = "FROM renewals r WHERE r.is_open = 1 AND r.forecast_days IS NOT NULL ORDER BY r.id DESC LIMIT 50";
        await using var connection = await OpenAsync(connectionString);
        await WriteAsync(http, [
            Command(connection, "SELECT * " + Page),
            Command(connection, $"SELECT * FROM agreements WHERE id IN (SELECT r.agreement_id {Page})"),
            Command(connection, $"{PartiesOf} WHERE p.agreement_id IN (SELECT r.agreement_id {Page}) ORDER BY p.agreement_id, p.ord")]);
    }

    private static async Task LookUpAsync(HttpContext http, string connectionString)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var numbers = body.RootElement.GetProperty("numbers").EnumerateArray().Select(n => n.GetString()!.ToLowerInvariant()).ToArray<object>();
        await using var connection = await OpenAsync(connectionString);
        await WriteAsync(http, [Command(connection, $"""
            SELECT p.number_key, a.id, a.reference, a.title, a.process, a.signed_on, a.starts_on, a.ends_on, a.end_basis, a.version FROM agreement_numbers p
            JOIN agreements a ON a.id = p.agreement_id WHERE p.number_key IN ({string.Join(", ", numbers.Select((_, i) => "@p" + i))})
            """, numbers)]);
    }

    internal static async Task<SqliteConnection> OpenAsync(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    internal static SqliteCommand Command(SqliteConnection connection, string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue("@p" + i, values[i]);
        return command;
    }

    internal static async Task WriteAsync(HttpContext http, IEnumerable<SqliteCommand> commands)
    {
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartArray();
        foreach (var command in commands)
        {
            await using (command)
            {
                await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
                while (await reader.ReadAsync(http.RequestAborted)) WriteRow(json, reader);
            }
        }
        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, SqliteDataReader reader)
    {
        json.WriteStartObject();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            json.WritePropertyName(reader.GetName(i));
            if (reader.IsDBNull(i)) json.WriteNullValue();
            else if (reader.GetFieldType(i) == typeof(long)) json.WriteNumberValue(reader.GetInt64(i));
            else json.WriteStringValue(reader.GetString(i));
        }
        json.WriteEndObject();
    }
}
