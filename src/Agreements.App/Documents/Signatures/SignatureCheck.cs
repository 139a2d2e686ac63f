using System.Security.Cryptography;

namespace Agreements.App.Documents.Signatures;

/// <summary>Looks at the electronic signatures of a PDF: who signed, when, and whether the file still is what was signed. Needs no network and trusts no certificate.</summary>
public static class SignatureCheck
{
    private const int Piece = 64 * 1024;

    /// <param name="pdf">Seekable; its position is moved. Never held in memory as a whole.</param>
    /// <returns>In the order of the file; at most 50.</returns>
    public static async Task<IReadOnlyList<DocumentSignature>> OfAsync(Stream pdf, CancellationToken cancellationToken)
    {
        var (found, seen) = (new List<DocumentSignature>(), new HashSet<SignedRange>());
        foreach (var (at, text) in await SignatureSearch.FindAsync(pdf, cancellationToken))
        {
            var range = SignedRange.Read(text);
            if (range is null) found.Add(Without(SignatureState.NotCovered));
            else if (seen.Add(range)) found.Add(await OneAsync(pdf, range, at, cancellationToken));
        }
        var isCovered = found.Exists(s => s.State == SignatureState.Intact);
        return [.. found.Select(s => s.State == SignatureState.ChangedAfterwards ? s with { IsCoveredLater = isCovered } : s)];
    }

    private static DocumentSignature Without(SignatureState state) => new() { Kind = SignatureKind.Signature, State = state };

    private static async Task<DocumentSignature> OneAsync(Stream pdf, SignedRange range, long at, CancellationToken ct)
    {
        if (range.End > pdf.Length) return Without(SignatureState.Broken);
        var place = await SignaturePlace.ReadAsync(pdf, range, at, ct);
        if (place.Contents is null) return Without(SignatureState.NotCovered);
        try
        {
            var signature = CmsSignature.Read(place.Contents);
            var digest = await DigestAsync(pdf, range, signature.Digest, ct);
            var state = !signature.Holds(digest) ? SignatureState.Broken : range.End < pdf.Length ? SignatureState.ChangedAfterwards : SignatureState.Intact;
            return signature.Describe(state, place.ClaimedAt);
        }
        // Whatever a made-up signature lets the readers of its parts throw, it is the signature that is at fault.
        catch (Exception broken) when (broken is not (OperationCanceledException or IOException or OutOfMemoryException))
        {
            return Without(SignatureState.Unreadable);
        }
    }

    private static async Task<byte[]> DigestAsync(Stream pdf, SignedRange range, HashAlgorithmName algorithm, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        var buffer = new byte[Piece];
        foreach (var (from, to) in new[] { (0L, range.Hole), (range.Rest, range.End) })
        {
            pdf.Position = from;
            for (var left = to - from; left > 0;)
            {
                var read = await pdf.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, Piece)), ct);
                if (read == 0) throw new EndOfStreamException();
                hash.AppendData(buffer.AsSpan(0, read));
                left -= read;
            }
        }
        return hash.GetHashAndReset();
    }
}
