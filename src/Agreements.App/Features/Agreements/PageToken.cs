using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Agreements.Domain;
using Agreements.Domain.Dates;

namespace Agreements.App.Features.Agreements;

/// <summary>The place where a page ends, bound to its filter and opaque to callers. It grants nothing: the next page is filtered anew.</summary>
internal static class PageToken
{
    public static string Write(string fingerprint, Position last) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{fingerprint}.{last.EndsKey.ToIso()}.{last.Id.ToString("D", CultureInfo.InvariantCulture)}"));

    /// <exception cref="DomainException"><c>pageToken.invalid</c>: not ours, or of another filter.</exception>
    public static Position? Read(string? token, string fingerprint)
    {
        if (token is null) return null;
        var bytes = new byte[token.Length];
        if (Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Split('.') is [var of, var ends, var id]
            && of == fingerprint && CivilDate.TryParse(ends, out var endsKey) && Guid.TryParseExact(id, "D", out var afterId))
            return new Position { Id = afterId, EndsKey = endsKey };
        throw DomainException.Invalid("pageToken.invalid", "/pageToken");
    }
}
