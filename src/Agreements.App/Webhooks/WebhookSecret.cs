using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.App.Webhooks;

/// <summary>The secret by which a receiver knows that an event comes from us (Standard Webhooks 1.0).</summary>
public static class WebhookSecret
{
    private const string Prefix = "whsec_";

    private const int Bytes = 32;

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The value of <c>webhook-signature</c>: one signature for each secret, so that a receiver may hold either while one follows the other.</summary>
    /// <param name="at">The instant of sending, in whole seconds.</param>
    public static string Sign(IEnumerable<string> secrets, string id, DateTimeOffset at, string body)
    {
        var signed = Encoding.UTF8.GetBytes($"{id}.{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.{body}");
        return string.Join(' ', secrets.Select(s => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(s[Prefix.Length..]), signed))));
    }
}
