using System.Net;
using System.Net.Sockets;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;

namespace Agreements.App.Access;

/// <param name="Address">The network address from which it comes.</param>
/// <param name="Here">Failures in a row at the account from this address, this one included until it is known to have succeeded.</param>
/// <param name="Everywhere">The same from all addresses.</param>
public sealed record Attempt(User? User, string Address, int Here, int Everywhere);

/// <summary>Counts attempts at an account before the secret is looked at, so that a hundred guesses at the same moment are a hundred guesses. What succeeds is taken back.
/// A network address counts what has failed, so that an office which comes all at once is not taken for a guesser. Each method within a transaction of the caller.</summary>
public sealed class SignInAttempts(Db db, RequestContext context, TimeProvider time)
{
    private const int NetworkBytes = 8;

    // With no failure behind it an attempt in flight has no time: what never ends is never forgotten.
    private const string Counted = """
        failed_count = CASE WHEN last_failed_at < @Since THEN 1 ELSE failed_count + 1 END, last_failed_at = CASE WHEN last_failed_at < @Since THEN NULL ELSE last_failed_at END
        """;

    private static readonly Statement LockOfAddress = Statement.Of("SELECT failed_count, locked_until FROM sign_in_addresses WHERE address = @Address");
    private static readonly Statement HasPlace = Statement.Of("SELECT COUNT(*) FROM user_addresses WHERE user_id = @Id AND address = @Address");
    private static readonly Statement InsertPlace = Statement.Of("INSERT INTO user_addresses (user_id, address, failed_count) VALUES (@Id, @Address, 0)");

    private static readonly Statement CountHere = Statement.Of($"""
        UPDATE user_addresses SET {Counted} WHERE user_id = @Id AND address = @Address AND (locked_until IS NULL OR locked_until <= @Now)
        """);

    private static readonly Statement CountEverywhere = Statement.Of($"""
        UPDATE users SET {Counted} WHERE id = @Id AND (locked_until IS NULL OR locked_until <= @Now
            OR EXISTS (SELECT 1 FROM user_addresses p WHERE p.user_id = @Id AND p.address = @Address AND p.signed_in_at > @KnownSince))
        """);

    private static readonly Statement Counts = Statement.Of("""
        SELECT p.failed_count AS here, u.failed_count AS everywhere FROM users u JOIN user_addresses p ON p.user_id = u.id WHERE u.id = @Id AND p.address = @Address
        """);

    private static readonly Statement LockHere = Statement.Of("UPDATE user_addresses SET locked_until = @Until WHERE user_id = @Id AND address = @Address");
    private static readonly Statement LockEverywhere = Statement.Of("UPDATE users SET locked_until = @Until WHERE id = @Id");
    private static readonly Statement ReturnHere = Statement.Of("UPDATE user_addresses SET failed_count = failed_count - 1, locked_until = NULL WHERE user_id = @Id AND address = @Address AND failed_count > 0");
    private static readonly Statement ReturnEverywhere = Statement.Of("UPDATE users SET failed_count = failed_count - 1, locked_until = NULL WHERE id = @Id AND failed_count > 0");
    private static readonly Statement ForgetHere = Statement.Of("UPDATE user_addresses SET failed_count = 0, last_failed_at = NULL, locked_until = NULL, signed_in_at = @Now WHERE user_id = @Id AND address = @Address");
    private static readonly Statement ForgetEverywhere = Statement.Of("UPDATE users SET failed_count = 0, last_failed_at = NULL, locked_until = NULL, last_signed_in_at = @Now WHERE id = @Id");
    private static readonly Statement FailHere = Statement.Of("UPDATE user_addresses SET last_failed_at = @Now WHERE user_id = @Id AND address = @Address");
    private static readonly Statement FailEverywhere = Statement.Of("UPDATE users SET last_failed_at = @Now WHERE id = @Id");
    private static readonly Statement ForgetPlaces = Statement.Of("DELETE FROM user_addresses WHERE user_id = @Id AND last_failed_at < @Since AND signed_in_at IS NULL");

    private static readonly Statement FailAtAddress = Statement.Of("""
        UPDATE sign_in_addresses SET failed_count = CASE WHEN last_failed_at < @Since THEN 1 ELSE failed_count + 1 END, last_failed_at = @Now WHERE address = @Address
        """);

    private static readonly Statement InsertAddress = Statement.Of("INSERT INTO sign_in_addresses (address, failed_count, last_failed_at) VALUES (@Address, 1, @Now)");
    private static readonly Statement LockAddress = Statement.Of("UPDATE sign_in_addresses SET locked_until = @Until WHERE address = @Address");
    private static readonly Statement OpenHere = Statement.Of("UPDATE user_addresses SET failed_count = 0, last_failed_at = NULL, locked_until = NULL WHERE user_id = @Id");
    private static readonly Statement OpenEverywhere = Statement.Of("UPDATE users SET failed_count = 0, last_failed_at = NULL, locked_until = NULL WHERE id = @Id");

    /// <param name="user">Null = nobody has the mail address; counted at the network address alone.</param>
    /// <returns>Null = closed for now.</returns>
    public async Task<Attempt?> BeginAsync(User? user, CancellationToken ct)
    {
        var (now, address) = (time.GetUtcNow(), Network(context.Address));
        if ((await db.FirstAsync<AddressRow>(LockOfAddress, new { Address = address }, ct))?.LockedUntil > now) return null;
        if (user is null) return new Attempt(null, address, 0, 0);
        var row = new { user.Id, Address = address, Now = now, Since = now - Lockout.Forgotten, KnownSince = now - Lockout.Known };
        if (await db.FirstAsync<int>(HasPlace, row, ct) == 0) await TryInsertAsync(InsertPlace, row, ct);
        if (await db.ExecuteAsync(CountHere, row, ct) == 0) return null;
        if (await db.ExecuteAsync(CountEverywhere, row, ct) == 0)
        {
            await db.ExecuteAsync(ReturnHere, row, ct);
            return null;
        }
        var counts = (await db.FirstAsync<CountRow>(Counts, row, ct))!;
        await db.ExecuteAsync(LockHere, new { user.Id, Address = address, Until = Until(now, Lockout.OfAccount.Delay(counts.Here)) }, ct);
        if (Until(now, Lockout.OfAccountEverywhere.Delay(counts.Everywhere)) is { } until) await db.ExecuteAsync(LockEverywhere, new { user.Id, Until = until }, ct);
        return new Attempt(user, address, counts.Here, counts.Everywhere);
    }

    /// <summary>It was no failure. Earlier ones are forgotten only when nothing is owed any more, or a known password would open the way to guess codes for ever.</summary>
    public async Task SucceededAsync(Attempt attempt, bool isSignedIn, CancellationToken ct)
    {
        var row = new { attempt.User!.Id, attempt.Address, Now = time.GetUtcNow() };
        await db.ExecuteAsync(isSignedIn ? ForgetHere : ReturnHere, row, ct);
        await db.ExecuteAsync(isSignedIn ? ForgetEverywhere : ReturnEverywhere, row, ct);
    }

    /// <summary>It stays counted, and only now at the network address too.</summary>
    public async Task FailedAsync(Attempt attempt, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var row = new { Id = attempt.User?.Id ?? Guid.Empty, attempt.Address, Now = now, Since = now - Lockout.Forgotten };
        if (attempt.User is not null)
            foreach (var statement in new[] { FailHere, ForgetPlaces, FailEverywhere }) await db.ExecuteAsync(statement, row, ct);
        if (await db.ExecuteAsync(FailAtAddress, row, ct) == 0 && !await TryInsertAsync(InsertAddress, row, ct)) await db.ExecuteAsync(FailAtAddress, row, ct);
        var failures = (await db.FirstAsync<AddressRow>(LockOfAddress, row, ct))!.FailedCount;
        if (Until(now, Lockout.OfAddress.Delay(failures)) is { } until) await db.ExecuteAsync(LockAddress, new { attempt.Address, Until = until }, ct);
    }

    /// <summary>Opens an account that failures have closed.</summary>
    public async Task OpenAsync(Guid user, CancellationToken ct)
    {
        await db.ExecuteAsync(OpenHere, new { Id = user }, ct);
        await db.ExecuteAsync(OpenEverywhere, new { Id = user }, ct);
    }

    /// <summary>Whether the failure has closed the account for a while.</summary>
    public static bool Locks(Attempt attempt) =>
        Lockout.OfAccount.Delay(attempt.Here) > TimeSpan.Zero || Lockout.OfAccountEverywhere.Delay(attempt.Everywhere) > TimeSpan.Zero;

    // False = somebody else was faster, and the row is there.
    private async Task<bool> TryInsertAsync(Statement insert, object row, CancellationToken ct)
    {
        try
        {
            await db.ExecuteAsync(insert, row, ct);
            return true;
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            return false;
        }
    }

    // Whoever has one address of IPv6 has all of its network (/64).
    private static string Network(string? address)
    {
        if (!IPAddress.TryParse(address, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6) return address ?? "local";
        var bytes = parsed.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes).ToString();
    }

    private static DateTimeOffset? Until(DateTimeOffset now, TimeSpan delay) => delay == TimeSpan.Zero ? null : now + delay;

    private sealed class AddressRow
    {
        public int FailedCount { get; init; }
        public DateTimeOffset? LockedUntil { get; init; }
    }

    private sealed class CountRow
    {
        public int Here { get; init; }
        public int Everywhere { get; init; }
    }
}
