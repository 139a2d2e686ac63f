using Agreements.App.Data;
using Agreements.Domain;

namespace Agreements.App.Access;

/// <summary>As whom identity providers know the users.</summary>
public sealed class UserIdentities(Db db, UserStore users)
{
    /// <summary>The longest subject that OpenID Connect allows.</summary>
    public const int LongestSubject = 255;

    private static readonly Statement ByIdentity = Statement.Of("SELECT user_id FROM user_identities WHERE provider = @Provider AND subject = @Subject");
    private static readonly Statement Insert = Statement.Of("INSERT INTO user_identities (provider, subject, user_id) VALUES (@Provider, @Subject, @User)");

    /// <returns>Null = not known yet.</returns>
    public async Task<User?> FindAsync(string provider, string subject, CancellationToken ct) =>
        await db.FirstAsync<Guid?>(ByIdentity, new { Provider = provider, Subject = subject }, ct) is { } id ? await users.GetAsync(id, ct) : null;

    /// <exception cref="DomainException"><c>user.exists</c>: another sign-in of the same person was faster.</exception>
    public async Task LinkAsync(User user, string provider, string subject, CancellationToken ct)
    {
        try
        {
            await db.ExecuteAsync(Insert, new { Provider = provider, Subject = subject, User = user.Id }, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            throw DomainException.Conflict("user.exists", "", user.Mail);
        }
        users.Note(user, "link");
    }
}
