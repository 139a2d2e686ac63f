using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.App.Webhooks;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.App.Access;

/// <summary>Reads users, and is the only writer of what they are. A change of password, grants or state ends their sessions at once,
/// one of the second factor those of other browsers.</summary>
public sealed class UserStore(Db db, TimeProvider time, AuditTrail trail, UserLinks links, ApiKeyStore keys, WebhookStore webhooks, RequestContext context)
{
    private const string Columns = "u.id, u.mail, u.name, u.language, u.password_hash, u.password_changed_at, u.totp_secret, u.disabled_at, u.created_at, u.last_signed_in_at, u.version";

    private static readonly Statement ByIds = Statement.Of($"SELECT {Columns} FROM users u WHERE u.id IN @ids");
    private static readonly Statement ByMail = Statement.Of($"SELECT {Columns} FROM users u WHERE u.mail = @Mail");
    private static readonly Statement Any = Statement.Limited("SELECT id FROM users ORDER BY id", "Count");
    private static readonly Statement GrantsOf = Statement.Of("SELECT user_id, role, institution_id, provider FROM user_grants WHERE user_id IN @ids ORDER BY user_id, ord");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO users (id, mail, name, language, password_hash, password_changed_at, failed_count, created_at, version)
        VALUES (@Id, @Mail, @Name, @Language, @PasswordHash, @PasswordChangedAt, 0, @CreatedAt, 1)
        """);

    private static readonly Statement Update = Statement.Of("""
        UPDATE users SET name = @Name, language = @Language, password_hash = @PasswordHash, password_changed_at = @PasswordChangedAt, totp_secret = @TotpSecret,
            disabled_at = @DisabledAt, version = version + 1
        WHERE id = @Id AND version = @Version
        """);

    private static readonly Statement InsertGrant = Statement.Of("INSERT INTO user_grants (user_id, ord, role, institution_id, provider) VALUES (@User, @Ord, @Role, @Institution, @Provider)");
    private static readonly Statement DeleteGrants = Statement.Of("DELETE FROM user_grants WHERE user_id = @Id");
    private static readonly Statement EndSessions = Statement.Of("DELETE FROM sessions WHERE user_id = @Id AND hash NOT LIKE @But");

    // Of two who remove each other at the same moment, the second waits here and then counts without the first.
    private static readonly Statement HoldAdministrators = Statement.Of("UPDATE user_grants SET role = role WHERE role = 'administrator' AND institution_id IS NULL");

    private static readonly Statement OtherAdministrators = Statement.Of("""
        SELECT COUNT(DISTINCT g.user_id) FROM user_grants g JOIN users u ON u.id = g.user_id
        WHERE g.role = 'administrator' AND g.institution_id IS NULL AND u.id <> @Id AND u.disabled_at IS NULL AND (u.password_hash IS NOT NULL OR u.last_signed_in_at IS NOT NULL)
        """);

    public async Task<bool> AnyAsync(CancellationToken ct) => (await db.QueryAsync<Guid>(Any, new { Count = 1 }, ct)).Count > 0;

    public async Task<User?> FindAsync(Guid id, CancellationToken ct) => (await ByIdsAsync([id], ct)).FirstOrDefault();

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<User> GetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ?? throw DomainException.NotFound("user", id);

    public async Task<User?> ByMailAsync(string mail, CancellationToken ct) =>
        (await WithGrantsAsync(await db.QueryAsync<Row>(ByMail, new { Mail = mail.ToLowerInvariant() }, ct), ct)).FirstOrDefault();

    /// <returns>In the order of their ids.</returns>
    public async Task<IReadOnlyList<User>> ByIdsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await WithGrantsAsync(await db.QueryAsync<Row>(ByIds, new { ids = Ids.List(ids) }, ct), ct);

    /// <param name="action">As the trail names it; null = by whether there is a password yet.</param>
    /// <exception cref="DomainException"><c>user.exists</c>.</exception>
    public async Task AddAsync(User user, CancellationToken ct, string? action = null)
    {
        try
        {
            await db.ExecuteAsync(Insert, Parameters(user), ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            throw DomainException.Conflict("user.exists", "/mail", user.Mail);
        }
        await AddGrantsAsync(user, ct);
        trail.Append("user", user.Id, action ?? (user.PasswordHash is null ? "invite" : "create"), 1, Audit.Difference(null, Snapshot(user)), null);
    }

    /// <param name="action">As the trail names it.</param>
    /// <param name="byProvider">An identity provider has changed the grants. It may take them from the last administrator too: who was dismissed there must not stay here.</param>
    /// <exception cref="DomainException"><c>version.stale</c>; <c>user.lastAdministrator</c>.</exception>
    public async Task<User> SaveAsync(User before, User after, string action, CancellationToken ct, bool byProvider = false) => (await ChangeAsync(before, after, action, ct, byProvider)).User;

    /// <summary>The same, and which keys have ended with it: those that the user had made for more than is left.</summary>
    public async Task<(User User, IReadOnlyList<StoredKey> RevokedKeys)> ChangeAsync(User before, User after, string action, CancellationToken ct, bool byProvider = false)
    {
        if (!byProvider && before.IsInstallationAdministrator && !after.IsInstallationAdministrator) await RequireAnotherAdministratorAsync(after.Id, ct);
        if (await db.ExecuteAsync(Update, Parameters(after), ct) == 0) throw DomainException.Stale((await GetAsync(after.Id, ct)).Version);
        var regranted = !before.Grants.SequenceEqual(after.Grants);
        if (regranted)
        {
            await db.ExecuteAsync(DeleteGrants, new { after.Id }, ct);
            await AddGrantsAsync(after, ct);
        }
        await EndWhatIsOverAsync(before, after, regranted, ct);
        trail.Append("user", after.Id, action, after.Version + 1, Audit.Difference(Snapshot(before), Snapshot(after)), null);
        var revoked = regranted || before.State != after.State ? await RevokeKeysAsync(after, ct) : [];
        return (after with { Version = after.Version + 1 }, revoked);
    }

    /// <summary>Says in the trail what happened to a user without changing what they are.</summary>
    /// <param name="user">Null = an address that is nobody's.</param>
    public void Note(User? user, string action) => trail.Append("user", user?.Id ?? Guid.Empty, action, user?.Version ?? 0, [], null);

    private async Task RequireAnotherAdministratorAsync(Guid id, CancellationToken ct)
    {
        await db.ExecuteAsync(HoldAdministrators, null, ct);
        if (await db.FirstAsync<long>(OtherAdministrators, new { Id = id }, ct) == 0) throw DomainException.Conflict("user.lastAdministrator", "");
    }

    private async Task EndWhatIsOverAsync(User before, User after, bool regranted, CancellationToken ct)
    {
        var (repassworded, restated) = (before.PasswordHash != after.PasswordHash, before.State != after.State);
        if (regranted || repassworded || restated) await db.ExecuteAsync(EndSessions, new { after.Id, But = "" }, ct);
        else if (before.TotpSecret != after.TotpSecret) await db.ExecuteAsync(EndSessions, new { after.Id, But = OwnSession }, ct);
        if (repassworded || restated) await links.RevokeAsync(LinkPurpose.Reset, after.Id, ct);
    }

    private async Task<IReadOnlyList<StoredKey>> RevokeKeysAsync(User user, CancellationToken ct)
    {
        var administers = user.State == UserState.Disabled ? [] : user.Grants.Where(g => Permissions.Of(g.Role).Cover(Permission.Administer)).Select(g => g.Institution).ToList();
        if (administers.Contains(null)) return [];
        await webhooks.DisableBeyondAsync(user.Id, [.. administers.OfType<Guid>()], ct);
        return await keys.RevokeBeyondAsync(user.Id, [.. administers.OfType<Guid>()], new Message("reason.keyMaker", user.Mail).In(Language.Id), ct);
    }

    // The one that asks; of another user's none begins so.
    private string OwnSession => Session.HashIn(context.Principal.Via) is { } hash ? hash + "%" : "";

    private Task AddGrantsAsync(User user, CancellationToken ct) => db.ExecuteAsync(
        InsertGrant, user.Grants.Select((g, i) => new { User = user.Id, Ord = i + 1, Role = Words.Of(g.Role), g.Institution, g.Provider }), ct);

    private async Task<IReadOnlyList<User>> WithGrantsAsync(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var grants = (await db.QueryAsync<GrantRow>(GrantsOf, new { ids = Ids.List(rows.Select(r => r.Id)) }, ct))
            .ToLookup(g => g.UserId, g => new UserGrant(Words.Parse<Role>(g.Role), g.InstitutionId, g.Provider));
        return [.. rows.OrderBy(r => r.Id).Select(r => r.ToUser([.. grants[r.Id]]))];
    }

    // No secret: neither the password's hash nor the second factor's.
    private static JsonNode Snapshot(User user) => JsonSerializer.SerializeToNode(
        new { user.Mail, user.Name, user.Language, user.Grants, user.State, user.PasswordChangedAt, SecondFactor = user.TotpSecret is not null }, Json.Options)!;

    private static object Parameters(User user) => new
    {
        user.Id, user.Mail, user.Name, Language = Words.Of(user.Language), user.PasswordHash, user.PasswordChangedAt, user.TotpSecret, user.DisabledAt, user.CreatedAt, user.Version,
    };

    /// <summary>A person who is to be let in for the first time.</summary>
    public User New(string mail, string name, Language language, IReadOnlyList<UserGrant> grants) =>
        new(Ids.New(time), mail.ToLowerInvariant(), name, language, null, null, null, null, time.GetUtcNow(), null, 1, grants);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Mail { get; init; } = "";
        public string Name { get; init; } = "";
        public string Language { get; init; } = "";
        public string? PasswordHash { get; init; }
        public DateTimeOffset? PasswordChangedAt { get; init; }
        public string? TotpSecret { get; init; }
        public DateTimeOffset? DisabledAt { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? LastSignedInAt { get; init; }
        public long Version { get; init; }

        public User ToUser(IReadOnlyList<UserGrant> grants) => new(
            Id, Mail, Name, Words.Parse<Language>(Language), PasswordHash, PasswordChangedAt, TotpSecret, DisabledAt, CreatedAt, LastSignedInAt, Version, grants);
    }

    private sealed class GrantRow
    {
        public Guid UserId { get; init; }
        public string Role { get; init; } = "";
        public Guid? InstitutionId { get; init; }
        public string? Provider { get; init; }
    }
}
