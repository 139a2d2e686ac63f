using System.Globalization;
using Agreements.App.Access;
using Microsoft.Data.Sqlite;

namespace Agreements.Bench.Load;

/// <summary>Signs people in and gives keys out, by rows.</summary>
internal sealed class Callers(string file)
{
    private readonly string _now = At(TimeProvider.System.GetUtcNow()), _later = At(TimeProvider.System.GetUtcNow().AddHours(10));

    /// <returns>What the cookie of an officer of the institution holds.</returns>
    public string Session(Guid institution)
    {
        var (person, secret) = (Guid.CreateVersion7(), OneTimeSecret.New());
        Write($"""
            INSERT INTO users (id, mail, name, language, password_hash, failed_count, created_at, version) VALUES ('{person}', '{person:N}@office.example', 'Petugas', 'id', '-', 0, '{_now}', 1);
            INSERT INTO user_grants (user_id, ord, role, institution_id) VALUES ('{person}', 1, 'officer', '{institution}');
            INSERT INTO sessions (hash, user_id, is_pending, created_at, last_seen_at, expires_at) VALUES ('{OneTimeSecret.HashOf(secret)}', '{person}', 0, '{_now}', '{_now}', '{_later}')
            """);
        return secret;
    }

    /// <param name="institution">Null = it sees all.</param>
    /// <returns>The key.</returns>
    public string Key(Guid? institution)
    {
        var (id, secret) = (Guid.CreateVersion7(), KeySecret.New());
        Write($"INSERT INTO api_keys (id, name, scope, hash, hint, created_by, created_at, version) VALUES ('{id}', '{id:N}', 'admin', '{secret.Hash}', '{secret.Hint}', 'bench', '{_now}', 1)"
            + (institution is { } of ? $"; INSERT INTO api_key_institutions (key_id, institution_id) VALUES ('{id}', '{of}')" : ""));
        return secret.Text;
    }

    private void Write(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = Floor.Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
