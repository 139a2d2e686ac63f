using Microsoft.AspNetCore.Http.Headers;
using static Agreements.App.Features.Documents.DownloadDocument;

namespace Agreements.Web.Api;

/// <summary>How much of a content a request asks for by its header Range.</summary>
internal static class AskedRange
{
    /// <param name="size">Bytes of the content.</param>
    /// <returns>Nothing = no byte of it lies in the range (416). What is no range, or names several, is answered by the whole.</returns>
    public static Wanted Of(HttpRequest request, long size)
    {
        if (request.Headers.Range.Count == 0 || new RequestHeaders(request.Headers).Range is not { Ranges.Count: 1 } range || !range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase)) return Wanted.Whole;
        var asked = range.Ranges.Single();
        // Without a beginning: so many of its last bytes.
        var (from, to) = asked.From is { } first ? (first, Math.Min(asked.To ?? size, size - 1)) : (Math.Max(0, size - asked.To!.Value), size - 1);
        return from >= size ? Wanted.Nothing : from == 0 && to == size - 1 ? Wanted.Whole : Wanted.Part;
    }
}
