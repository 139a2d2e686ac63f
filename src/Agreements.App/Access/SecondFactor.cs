using System.Security.Cryptography;
using Agreements.App.Data;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Agreements.App.Access;

/// <summary>Codes of an authenticator app (RFC 6238), and codes for the day on which the phone is lost.</summary>
public sealed class SecondFactor(Db db, TimeProvider time, IDataProtectionProvider protection)
{
    private const int SecretBytes = 20, Codes = 10, CodeBytes = 8, Longest = 40;

    private static readonly VerificationWindow OneStepOff = new(previous: 1, future: 1);

    private static readonly Statement Take = Statement.Of("UPDATE users SET totp_last_step = @Step WHERE id = @User AND (totp_last_step IS NULL OR totp_last_step < @Step)");
    private static readonly Statement UseCode = Statement.Of("UPDATE recovery_codes SET used_at = @Now WHERE user_id = @User AND hash = @Hash AND used_at IS NULL");
    private static readonly Statement Forget = Statement.Of("DELETE FROM recovery_codes WHERE user_id = @User");
    private static readonly Statement Insert = Statement.Of("INSERT INTO recovery_codes (user_id, hash) VALUES (@User, @Hash)");
    private static readonly Statement Left = Statement.Of("SELECT COUNT(*) FROM recovery_codes WHERE user_id = @User AND used_at IS NULL");

    private readonly IDataProtector _protector = protection.CreateProtector("Agreements.SecondFactor");

    /// <returns>As an app takes it: base 32.</returns>
    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public string Protect(string secret) => _protector.Protect(secret);

    public string Unprotect(string secret) => _protector.Unprotect(secret);

    /// <summary>A code of the present step, the one before or the one after; each step's once.</summary>
    public async Task<bool> AcceptAsync(Guid user, string secret, string code, CancellationToken ct)
    {
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        return totp.VerifyTotp(time.GetUtcNow().UtcDateTime, code, out var step, OneStepOff) && await db.ExecuteAsync(Take, new { User = user, Step = step }, ct) == 1;
    }

    /// <summary>A code of the app, or one of the recovery codes, which is then used up.</summary>
    public async Task<bool> AcceptAsync(User user, string code, CancellationToken ct)
    {
        var plain = string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        if (plain.Length is 0 or > Longest || user.TotpSecret is null) return false;
        return await AcceptAsync(user.Id, Unprotect(user.TotpSecret), plain, ct)
            || await db.ExecuteAsync(UseCode, new { User = user.Id, Hash = OneTimeSecret.HashOf(plain), Now = time.GetUtcNow() }, ct) == 1;
    }

    /// <summary>Those of before are worth nothing any more.</summary>
    /// <returns>To be shown once.</returns>
    public async Task<IReadOnlyList<string>> NewCodesAsync(Guid user, CancellationToken ct)
    {
        await ForgetCodesAsync(user, ct);
        var codes = Enumerable.Range(0, Codes).Select(_ => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeBytes))).ToList();
        await db.ExecuteAsync(Insert, codes.Select(c => new { User = user, Hash = OneTimeSecret.HashOf(c) }), ct);
        return [.. codes.Select(c => string.Join('-', c.Chunk(4).Select(part => new string(part))))];
    }

    public Task ForgetCodesAsync(Guid user, CancellationToken ct) => db.ExecuteAsync(Forget, new { User = user }, ct);

    public Task<int> CodesLeftAsync(Guid user, CancellationToken ct) => db.FirstAsync<int>(Left, new { User = user }, ct);
}
