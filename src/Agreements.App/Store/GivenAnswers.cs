using System.Security.Cryptography;
using System.Text;
using Agreements.App.Data;
using Agreements.Domain.Access;
using Microsoft.AspNetCore.DataProtection;

namespace Agreements.App.Store;

/// <summary>What a caller was told.</summary>
/// <param name="Headers">Of the answer itself, not of the connection.</param>
/// <param name="Rights">What the caller might do somewhere when it was given; who may do less is not told it again.</param>
public sealed record GivenAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body, Permission Rights);

/// <summary>The request under a key, and its answer once it is known.</summary>
public sealed class Given
{
    /// <summary>SHA-256 of what was sent.</summary>
    public string RequestHash { get; init; } = "";

    /// <summary>Encrypted; read it by <see cref="GivenAnswers.Reveal"/>.</summary>
    public string? Answer { get; init; }
}

/// <summary>Answers to requests with an Idempotency-Key, for <see cref="KeptFor"/>. The claim and the answer are written in the transaction of the
/// request itself: after a crash there is either the effect with its answer, or neither.</summary>
public sealed class GivenAnswers(Db db, TimeProvider time, IDataProtectionProvider protection)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private static readonly Statement One = Statement.Of("SELECT request_hash, answer FROM given_answers WHERE id = @Id AND created_at > @Since");
    private static readonly Statement ForgetOne = Statement.Of("DELETE FROM given_answers WHERE id = @Id AND created_at <= @Since");
    private static readonly Statement Insert = Statement.Of("INSERT INTO given_answers (id, request_hash, created_at) VALUES (@Id, @Hash, @Now)");
    private static readonly Statement Complete = Statement.Of("UPDATE given_answers SET answer = @Answer WHERE id = @Id");
    private static readonly Statement ForgetOld = Statement.Of("DELETE FROM given_answers WHERE created_at <= @Since");

    private readonly IDataProtector _protector = protection.CreateProtector("Agreements.GivenAnswers");

    private DateTimeOffset Since => time.GetUtcNow() - KeptFor;

    /// <summary>A key means something only for one caller at one address.</summary>
    public static string IdOf(Principal caller, string address, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{(caller.User is { } user ? $"user:{user:D}" : $"{caller.Via} {caller.Name}")}\n{address}\n{key}")));

    /// <summary>Lets the ring of keys be renewed now, where it is due: that writes to the database, and must not wait for a transaction that waits for it.</summary>
    public void MakeReady() => _protector.Protect("");

    /// <returns>Null = nothing was answered under the key, or it is forgotten.</returns>
    public Task<Given?> FindAsync(string id, CancellationToken ct) => db.FirstAsync<Given>(One, new { Id = id, Since }, ct);

    /// <summary>Takes the key for the open transaction. On a server another node that is at the same is waited for.</summary>
    /// <returns>False = another request has it.</returns>
    public async Task<bool> ClaimAsync(string id, string requestHash, CancellationToken ct)
    {
        await db.ExecuteAsync(ForgetOne, new { Id = id, Since }, ct);
        try
        {
            await db.ExecuteAsync(Insert, new { Id = id, Hash = requestHash, Now = time.GetUtcNow() }, ct);
            return true;
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            return false;
        }
    }

    public Task KeepAsync(string id, GivenAnswer answer, CancellationToken ct) => db.ExecuteAsync(Complete, new { Id = id, Answer = _protector.Protect(Json.Write(answer)) }, ct);

    public GivenAnswer Reveal(string answer) => Json.Read<GivenAnswer>(_protector.Unprotect(answer));

    /// <returns>How many were older than they are kept.</returns>
    public Task<int> ForgetAsync(CancellationToken ct) => db.ExecuteAsync(ForgetOld, new { Since }, ct);
}
