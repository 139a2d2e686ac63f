using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Texts;

namespace Agreements.App.Access;

public enum LinkPurpose { SetUp, Invitation, Reset }

/// <summary>Links that let somebody in once: the first administrator, who was invited, who has forgotten the password.</summary>
public sealed class UserLinks(Db db, TimeProvider time)
{
    private static readonly Statement Insert = Statement.Of("INSERT INTO user_links (hash, purpose, user_id, created_at, expires_at) VALUES (@Hash, @Purpose, @User, @Now, @Until)");
    private static readonly Statement Forget = Statement.Of("DELETE FROM user_links WHERE purpose = @Purpose AND used_at IS NULL AND (user_id = @User OR (user_id IS NULL AND @User IS NULL))");
    private static readonly Statement Valid = Statement.Of("SELECT hash, user_id FROM user_links WHERE hash = @Hash AND purpose = @Purpose AND used_at IS NULL AND expires_at > @Now");
    private static readonly Statement Use = Statement.Of("UPDATE user_links SET used_at = @Now WHERE hash = @Hash AND purpose = @Purpose AND used_at IS NULL AND expires_at > @Now");
    private static readonly Statement Since = Statement.Of("SELECT COUNT(*) FROM user_links WHERE user_id = @User AND purpose = @Purpose AND created_at > @From");

    /// <param name="user">Null = the first administrator.</param>
    /// <returns>The secret part of the link.</returns>
    public async Task<string> NewAsync(LinkPurpose purpose, Guid? user, CancellationToken ct)
    {
        var (token, now) = (OneTimeSecret.New(), time.GetUtcNow());
        await db.ExecuteAsync(Insert, new { Hash = OneTimeSecret.HashOf(token), Purpose = Words.Of(purpose), User = user, Now = now, Until = now + Life(purpose) }, ct);
        return token;
    }

    /// <summary>Those that were not used open nothing any more.</summary>
    public Task RevokeAsync(LinkPurpose purpose, Guid? user, CancellationToken ct) => db.ExecuteAsync(Forget, new { Purpose = Words.Of(purpose), User = user }, ct);

    /// <summary>Whose link it is; nothing is used up.</summary>
    /// <exception cref="DomainException"><c>link.invalid</c>: unknown, used or expired; which of them is not said.</exception>
    public async Task<Guid?> ReadAsync(LinkPurpose purpose, string token, CancellationToken ct) =>
        await db.FirstAsync<Row>(Valid, new { Hash = OneTimeSecret.HashOf(token), Purpose = Words.Of(purpose), Now = time.GetUtcNow() }, ct) is { } row ? row.UserId : throw Invalid();

    /// <summary>Uses it up. Of two who come with the same link, one does.</summary>
    /// <exception cref="DomainException"><c>link.invalid</c>.</exception>
    public async Task<Guid?> UseAsync(LinkPurpose purpose, string token, CancellationToken ct)
    {
        var user = await ReadAsync(purpose, token, ct);
        if (await db.ExecuteAsync(Use, new { Hash = OneTimeSecret.HashOf(token), Purpose = Words.Of(purpose), Now = time.GetUtcNow() }, ct) == 0) throw Invalid();
        return user;
    }

    /// <summary>How many were made for a user since a moment.</summary>
    public Task<int> CountAsync(LinkPurpose purpose, Guid user, DateTimeOffset from, CancellationToken ct) =>
        db.FirstAsync<int>(Since, new { User = user, Purpose = Words.Of(purpose), From = from }, ct);

    private static TimeSpan Life(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Invitation => TimeSpan.FromDays(7),
        LinkPurpose.SetUp => TimeSpan.FromHours(24),
        _ => TimeSpan.FromHours(1),
    };

    private static DomainException Invalid() => new(ProblemKind.NotFound, [Violation.Of("link.invalid", "/token")]);

    private sealed class Row
    {
        public string Hash { get; init; } = "";
        public Guid? UserId { get; init; }
    }
}
