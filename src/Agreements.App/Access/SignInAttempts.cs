using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;

namespace Agreements.App.Access;

/// <param name="Failures">In a row, this one included until it is known to have succeeded.</param>
/// <param name="AtAddress">The same for the network address.</param>
public sealed record Attempt(User? User, string Address, int Failures, int AtAddress, DateTimeOffset? AddressWasLockedUntil);

/// <summary>Counts attempts before the secret is looked at, so that a hundred guesses at the same moment are a hundred guesses. What succeeds is taken back.
/// Each method within a transaction of the caller.</summary>
public sealed class SignInAttempts(Db db, RequestContext context, TimeProvider time)
{
    private static readonly Statement CountAtUser = Statement.Of("UPDATE users SET failed_count = failed_count + 1 WHERE id = @Id AND (locked_until IS NULL OR locked_until <= @Now)");
    private static readonly Statement FailuresOfUser = Statement.Of("SELECT failed_count FROM users WHERE id = @Id");
    private static readonly Statement LockUser = Statement.Of("UPDATE users SET locked_until = @Until WHERE id = @Id");
    private static readonly Statement ReturnToUser = Statement.Of("UPDATE users SET failed_count = failed_count - 1, locked_until = NULL WHERE id = @Id AND failed_count > 0");
    private static readonly Statement ForgetOfUser = Statement.Of("UPDATE users SET failed_count = 0, locked_until = NULL, last_signed_in_at = @Now WHERE id = @Id");
    private static readonly Statement AtAddress = Statement.Of("SELECT failed_count, last_failed_at, locked_until FROM sign_in_addresses WHERE address = @Address");
    private static readonly Statement InsertAddress = Statement.Of("INSERT INTO sign_in_addresses (address, failed_count, last_failed_at, locked_until) VALUES (@Address, @Count, @Now, @Until)");
    private static readonly Statement DeleteAddress = Statement.Of("DELETE FROM sign_in_addresses WHERE address = @Address");
    private static readonly Statement ReturnToAddress = Statement.Of("UPDATE sign_in_addresses SET failed_count = failed_count - 1, locked_until = @Until WHERE address = @Address AND failed_count = @Count");

    /// <param name="user">Null = nobody has the mail address; counted at the network address alone.</param>
    /// <returns>Null = closed for now.</returns>
    public async Task<Attempt?> BeginAsync(User? user, CancellationToken ct)
    {
        var (now, address) = (time.GetUtcNow(), context.Address ?? "local");
        var known = await db.FirstAsync<AddressRow>(AtAddress, new { Address = address }, ct);
        if (known?.LockedUntil > now) return null;
        if (user is not null && await db.ExecuteAsync(CountAtUser, new { user.Id, Now = now }, ct) == 0) return null;
        var there = known is null || known.LastFailedAt < now - Lockout.Forgotten ? 1 : known.FailedCount + 1;
        await db.ExecuteAsync(DeleteAddress, new { Address = address }, ct);
        await db.ExecuteAsync(InsertAddress, new { Address = address, Count = there, Now = now, Until = Until(now, Lockout.OfAddress.Delay(there)) }, ct);
        var failures = user is null ? 0 : await db.FirstAsync<int>(FailuresOfUser, new { user.Id }, ct);
        if (user is not null) await db.ExecuteAsync(LockUser, new { user.Id, Until = Until(now, Lockout.OfAccount.Delay(failures)) }, ct);
        return new Attempt(user, address, failures, there, known?.LockedUntil);
    }

    /// <summary>It was no failure. Earlier ones are forgotten only when nothing is owed any more, or a known password would open the way to guess codes for ever.</summary>
    public async Task SucceededAsync(Attempt attempt, bool isSignedIn, CancellationToken ct)
    {
        await db.ExecuteAsync(ReturnToAddress, new { attempt.Address, Count = attempt.AtAddress, Until = attempt.AddressWasLockedUntil }, ct);
        await db.ExecuteAsync(isSignedIn ? ForgetOfUser : ReturnToUser, new { attempt.User!.Id, Now = time.GetUtcNow() }, ct);
    }

    /// <summary>Whether the failure has closed the account for a while.</summary>
    public static bool Locks(Attempt attempt) => Lockout.OfAccount.Delay(attempt.Failures) > TimeSpan.Zero;

    private static DateTimeOffset? Until(DateTimeOffset now, TimeSpan delay) => delay == TimeSpan.Zero ? null : now + delay;

    private sealed class AddressRow
    {
        public int FailedCount { get; init; }
        public DateTimeOffset LastFailedAt { get; init; }
        public DateTimeOffset? LockedUntil { get; init; }
    }
}
