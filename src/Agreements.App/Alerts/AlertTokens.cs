using System.Buffers.Text;
using System.Security.Cryptography;
using Agreements.App.Data;

namespace Agreements.App.Alerts;

/// <summary>The token of a link that answers one alert without a login: the alert's id, signed with this installation's secret. Whoever holds
/// the mail may say "seen", and nothing else.</summary>
public sealed class AlertTokens(Installation installation)
{
    private const int IdLength = 16, Length = IdLength + HMACSHA256.HashSizeInBytes;

    public async Task<string> WriteAsync(Guid alert, CancellationToken ct)
    {
        var id = alert.ToByteArray(bigEndian: true);
        return Base64Url.EncodeToString([.. id, .. await SignAsync(id, ct)]);
    }

    /// <returns>The alert's id; null when the token is not ours.</returns>
    public async Task<Guid?> ReadAsync(string token, CancellationToken ct)
    {
        if (token.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.IsValid(token)) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        var signature = await SignAsync(bytes[..IdLength], ct);
        // Compared in constant time: how long it takes tells nothing of the signature that would be right.
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(IdLength), signature) ? new Guid(bytes.AsSpan(0, IdLength), bigEndian: true) : null;
    }

    // The purpose is signed along, so that no other link made with the secret can stand for this one.
    private async Task<byte[]> SignAsync(byte[] id, CancellationToken ct)
    {
        byte[] signed = [.. "acknowledge"u8, .. id];
        return HMACSHA256.HashData(await installation.SecretAsync(ct), signed);
    }
}
