using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Agreements.App.Data;
using Agreements.Domain;
using Agreements.Domain.Dates;

namespace Agreements.App.Pipeline;

/// <summary>The place where a page ends, bound to its filter and opaque to callers. It grants nothing: the next page is filtered anew.</summary>
internal static class PageToken
{
    /// <summary>Of a filter: a token of another one is refused.</summary>
    public static string Fingerprint(object filter) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Json.Write(filter))))[..16];

    public static string Write(string fingerprint, Position last) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{fingerprint}.{last.EndsKey.ToIso()}.{last.Id.ToString("D", CultureInfo.InvariantCulture)}.{last.Seq.ToString(CultureInfo.InvariantCulture)}.{last.Row.ToString(CultureInfo.InvariantCulture)}"));

    /// <exception cref="DomainException"><c>pageToken.invalid</c>: not ours, or of another filter.</exception>
    public static Position? Read(string? token, string fingerprint)
    {
        if (token is null) return null;
        var bytes = new byte[token.Length];
        if (Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Split('.') is [var of, var ends, var id, var place, var number]
            && of == fingerprint && CivilDate.TryParse(ends, out var endsKey) && Guid.TryParseExact(id, "D", out var afterId) && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            return new Position { Id = afterId, EndsKey = endsKey, Seq = seq, Row = row };
        throw DomainException.Invalid("pageToken.invalid", "/pageToken");
    }
}

/// <summary>A place in an ordered list: the row behind which the next page begins.</summary>
public sealed class Position
{
    public Guid Id { get; init; }

    public DateOnly EndsKey { get; init; }

    public long Seq { get; init; }

    /// <summary>The how manyth it is, from 1, where the list is read whole; else 0.</summary>
    public long Row { get; init; }

    public Position InRow(long row) => new() { Id = Id, EndsKey = EndsKey, Seq = Seq, Row = row };
}

/// <summary>Which page of a filtered list is asked for. One row more than the page is read, to know whether another follows.</summary>
internal sealed record PageRequest(int Size, Position? After, string Fingerprint)
{
    public const int DefaultSize = 50, MaxSize = 200;

    /// <param name="size">Larger than 200 is taken as 200 (AIP-158).</param>
    /// <exception cref="DomainException"><c>pageToken.invalid</c>.</exception>
    public static PageRequest Of(int size, string? token, object filter)
    {
        var fingerprint = PageToken.Fingerprint(filter);
        return new PageRequest(Math.Clamp(size, 1, MaxSize), PageToken.Read(token, fingerprint), fingerprint);
    }

    public IReadOnlyList<T> Items<T>(IReadOnlyList<T> rows) => rows.Count > Size ? [.. rows.Take(Size)] : rows;

    public string? NextToken<T>(IReadOnlyList<T> rows, Func<T, Position> position) =>
        rows.Count > Size ? PageToken.Write(Fingerprint, position(rows[Size - 1])) : null;
}
