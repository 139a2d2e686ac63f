using System.Security.Cryptography;
using System.Text;
using Agreements.App.Data;

namespace Agreements.App.Retention;

/// <summary>Takes text and recipient from mails that are old. That there was one, its number and its instants stay; the recipient becomes a keyed hash, by which mails of one address still belong together and from which nobody finds the address.</summary>
public sealed class ForgottenMails(Db db, Installation installation, TimeProvider time)
{
    private const string Prefix = "forgotten:";

    private const int Digits = 32;

    private static readonly Statement Old = Statement.Limited("SELECT id, recipient FROM outbox WHERE forgotten_at IS NULL AND created_at < @Before AND state IN ('sent', 'dead', 'cancelled') ORDER BY created_at, id", "Count");

    // What is forgotten cannot be sent again, as what held a link.
    private static readonly Statement Forget = Statement.Of("""
        UPDATE outbox SET recipient = @Recipient, subject = '', body_text = '', body_html = '', calendar = NULL, fallbacks = '[]', last_error = NULL, is_confidential = 1, forgotten_at = @Now
        WHERE id = @Id AND forgotten_at IS NULL AND state IN ('sent', 'dead', 'cancelled')
        """);

    /// <summary>Within the caller's transaction.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, int count, CancellationToken ct)
    {
        var old = await db.QueryAsync<Row>(Old, new { Before = before, Count = count }, ct);
        if (old.Count == 0) return 0;
        var secret = await installation.SecretAsync(ct);
        return await db.ExecuteAsync(Forget, old.Select(m => new { m.Id, Recipient = Hidden(secret, m.Recipient), Now = time.GetUtcNow() }).ToList(), ct);
    }

    private static string Hidden(byte[] secret, string recipient) =>
        Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"recipient {recipient.ToLowerInvariant()}")))[..Digits];

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Recipient { get; init; } = "";
    }
}
