using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AgreementsGuide;

/// <summary>Receives webhooks, verifies each, and says what happened. The truth is the feed of changes: this only says when to read it.</summary>
public static class Task3
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <param name="prefix">Where to listen: <c>http://127.0.0.1:8080/</c>.</param>
    /// <param name="count">How many to receive.</param>
    public static async Task RunAsync(string prefix, int count)
    {
        var key = Convert.FromBase64String(Environment.GetEnvironmentVariable("WEBHOOK_SECRET")!["whsec_".Length..]);
        using var listener = new HttpListener { Prefixes = { prefix } };
        listener.Start();
        for (var received = 0; received < count; received++)
        {
            var context = await listener.GetContextAsync();
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var isOurs = Verifies(key, context.Request.Headers["webhook-id"], context.Request.Headers["webhook-timestamp"], context.Request.Headers["webhook-signature"], body.ToArray());
            context.Response.StatusCode = isOurs ? 204 : 401;
            context.Response.Close();
            if (!isOurs) Console.WriteLine("the signature is not ours");
            else if (JsonNode.Parse(body.ToArray()) is { } sent) Console.WriteLine($"{sent["type"]} {sent["subject"]}");
        }
    }

    /// <summary>The HMAC over id, time and raw body is one of those sent, and the time is near.</summary>
    public static bool Verifies(byte[] key, string? id, string? timestamp, string? signatures, byte[] body)
    {
        if (id is null || signatures is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        if ((TimeProvider.System.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance) return false;
        var expected = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.").Concat(body).ToArray())));
        // Two while a secret is being changed.
        return signatures.Split(' ').Any(signature => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), expected));
    }
}
