using System.Globalization;
using Agreements.App.Access;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.Web.Tests.Support;

/// <param name="Session">What the cookie holds.</param>
public sealed record SignedIn(Guid Id, string Mail, string Session);

/// <summary>Puts a signed-in person into the database of a running program: rows, where invitation and sign-in would take seconds.</summary>
public static class TestPerson
{
    public static async Task<SignedIn> AddAsync(string database, params (Role Role, Guid? Institution)[] grants)
    {
        var (id, secret, now) = (Guid.CreateVersion7(), OneTimeSecret.New(), TimeProvider.System.GetUtcNow());
        var mail = $"{id:N}@kantor.example";
        await using var connection = await TestDatabase.OpenAsync(database);
        await TestDatabase.ExecuteAsync(connection, """
            INSERT INTO users (id, mail, name, language, password_hash, failed_count, created_at, version) VALUES ($id, $mail, 'Orang', 'id', '-', 0, $now, 1)
            """, ("$id", id), ("$mail", mail), ("$now", Instant(now)));
        foreach (var (grant, at) in grants.Select((g, i) => (g, i + 1)))
            await TestDatabase.ExecuteAsync(connection, "INSERT INTO user_grants (user_id, ord, role, institution_id) VALUES ($id, $at, $role, $of)",
                ("$id", id), ("$at", at), ("$role", Words.Of(grant.Role)), ("$of", grant.Institution));
        await TestDatabase.ExecuteAsync(connection, """
            INSERT INTO sessions (hash, user_id, is_pending, created_at, last_seen_at, expires_at) VALUES ($hash, $id, 0, $now, $now, $until)
            """, ("$hash", OneTimeSecret.HashOf(secret)), ("$id", id), ("$now", Instant(now)), ("$until", Instant(now.AddHours(10))));
        return new SignedIn(id, mail, secret);
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
