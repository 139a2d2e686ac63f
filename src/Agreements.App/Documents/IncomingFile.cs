using System.Security.Cryptography;
using Agreements.App.Data;
using Agreements.App.Documents.Signatures;
using Agreements.Domain;
using Agreements.Domain.Documents;

namespace Agreements.App.Documents;

/// <summary>A file that somebody sends, on disk and looked at: what it is says its content, not its sender.</summary>
/// <param name="Content">Readable from any place; it vanishes when it is closed.</param>
/// <param name="Sha256">In lower-case hex.</param>
/// <param name="Name">Without a path and without characters that mislead; it ends as files of its format do.</param>
/// <param name="IsMislabelled">Its name or its declared media type say something else than its content.</param>
public sealed record IncomingFile(FileStream Content, long Size, string Sha256, string Name, FileFormat Format, bool IsMislabelled) : IAsyncDisposable
{
    /// <summary>What was found of electronic signatures; null = it is no PDF.</summary>
    public IReadOnlyList<DocumentSignature>? Signatures { get; init; }

    public const string Pointer = "/file";

    private const int AtOnce = 64 * 1024;

    /// <summary>Takes it in as it comes, in the memory of one piece.</summary>
    /// <param name="most">Bytes.</param>
    /// <exception cref="DomainException"><c>document.tooLarge</c>, <c>document.empty</c>; as <see cref="FileSniffer"/>.</exception>
    public static async Task<IncomingFile> TakeAsync(Stream body, string? name, string? mediaType, long most, CancellationToken ct)
    {
        var file = TemporaryFile.Create();
        try
        {
            var hash = await CopyAsync(body, file, most, ct);
            if (file.Length == 0) throw DomainException.Invalid("document.empty", Pointer);
            var format = FileSniffer.FormatOf(file);
            var signatures = format == FileFormat.Pdf ? await SignatureCheck.OfAsync(file, ct) : null;
            return new IncomingFile(file, file.Length, hash, FileNames.Clean(name, format), format, FileNames.Contradicts(name, mediaType, format)) { Signatures = signatures };
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static async Task<string> CopyAsync(Stream from, FileStream to, long most, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[AtOnce];
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            if (to.Length + read > most) throw new DomainException(ProblemKind.TooLarge, [Violation.Of("document.tooLarge", Pointer, most / 1024 / 1024)]);
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        await to.FlushAsync(ct);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
