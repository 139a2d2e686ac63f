using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Agreements.Bench;

/// <summary>What else is asked under load, and the least that a change could write.</summary>
internal static class FloorLoad
{
    /// <summary>What it writes into.</summary>
    public const string Records = "CREATE TABLE IF NOT EXISTS floor_records (seq INTEGER PRIMARY KEY, agreement_id TEXT NOT NULL, at TEXT NOT NULL, record TEXT NOT NULL) STRICT";

    public static void Map(WebApplication app, string connectionString)
    {
        app.MapGet("/home/{institution}", (string institution, HttpContext http) => OfMemberAsync(http, connectionString, institution, "m.ends_key >= date('now') ORDER BY m.ends_key, m.agreement_id LIMIT 100"));
        app.MapGet("/register/{institution}", (string institution, HttpContext http) => OfMemberAsync(http, connectionString, institution, "1 = 1 ORDER BY m.agreement_id DESC LIMIT 50"));
        app.MapGet("/calendar/{institution}", (string institution, HttpContext http) => OfMemberAsync(http, connectionString, institution, "m.ends_key >= date('now') AND m.ends_key <= date('now', '+1 month') ORDER BY m.ends_key, m.agreement_id LIMIT 300"));
        app.MapGet("/cases/{institution}", (string institution, HttpContext http) => ReadAsync(http, connectionString, """
            SELECT r.* FROM agreement_members m JOIN renewals r ON r.agreement_id = m.agreement_id WHERE m.institution_id = @p0 AND r.is_open = 1 ORDER BY r.id DESC LIMIT 50
            """, institution));
        app.MapGet("/search/{q}", (string q, HttpContext http) => ReadAsync(http, connectionString, """
            SELECT a.* FROM (SELECT rowid FROM search_agreements_fts WHERE search_agreements_fts MATCH @p0 ORDER BY rowid DESC LIMIT 20) f
            JOIN search_agreements s ON s.id = f.rowid JOIN agreements a ON a.id = s.agreement_id
            """, string.Join(' ', q.Split(' ').Select(w => $"\"{w.Replace("\"", "", StringComparison.Ordinal)}\""))));
        app.MapGet("/changes", (HttpContext http) => ReadAsync(http, connectionString, "SELECT * FROM events WHERE seq > (SELECT seq FROM event_head) - 50 ORDER BY seq"));
        app.MapPost("/write/{id}", (string id, HttpContext http) => WriteAsync(http, connectionString, id));
    }

    private static Task OfMemberAsync(HttpContext http, string connectionString, string institution, string condition) => ReadAsync(http, connectionString, $"""
        SELECT a.*, (SELECT json_group_array(json_object('name', i.name, 'number', p.number)) FROM agreement_parties p JOIN institutions i ON i.id = p.institution_id WHERE p.agreement_id = a.id) AS parties
        FROM agreement_members m JOIN agreements a ON a.id = m.agreement_id WHERE m.institution_id = @p0 AND {condition}
        """, institution);

    private static async Task ReadAsync(HttpContext http, string connectionString, string sql, params object[] values)
    {
        await using var connection = await Floor.OpenAsync(connectionString);
        await Floor.WriteAsync(http, [Floor.Command(connection, sql, values)]);
    }

    private static async Task WriteAsync(HttpContext http, string connectionString, string id)
    {
        await using var connection = await Floor.OpenAsync(connectionString);
        await using (var wait = Floor.Command(connection, "PRAGMA busy_timeout = 5000")) await wait.ExecuteNonQueryAsync(http.RequestAborted);
        await using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var sql in new[] { "UPDATE agreements SET version = version + 1 WHERE id = @p0", "INSERT INTO floor_records (agreement_id, at, record) VALUES (@p0, datetime('now'), '{}')" })
        {
            await using var command = Floor.Command(connection, sql, id);
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync(http.RequestAborted);
        }
        await transaction.CommitAsync(http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
