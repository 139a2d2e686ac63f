using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Agreements.App.Backups;

/// <summary>How a backup is encrypted: AES-256-GCM by chunks of 64 kB, its key derived from a passphrase by PBKDF2 with SHA-256 and a salt of its own. The number of a chunk and whether it is
/// the last one are its nonce, so that chunks can neither be swapped nor cut off; the header is authenticated with each of them.</summary>
/// <remarks>Header: 8 bytes of mark, 4 of iterations (big-endian), 16 of salt. Chunk: ciphertext, then 16 bytes of tag.</remarks>
internal sealed class Sealing : IDisposable
{
    public const int Chunk = 64 * 1024, Tag = 16, HeaderLength = 28;

    private const int MarkLength = 8, SaltLength = 16, Iterations = 600_000, MostIterations = 10_000_000, KeyLength = 32, NonceLength = 12;

    private readonly AesGcm _cipher;
    private readonly byte[] _nonce = new byte[NonceLength];
    private long _number;

    private Sealing(byte[] header, string passphrase)
    {
        Header = header;
        var key = Rfc2898DeriveBytes.Pbkdf2(passphrase, header.AsSpan(HeaderLength - SaltLength), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(MarkLength)), HashAlgorithmName.SHA256, KeyLength);
        _cipher = new AesGcm(key, Tag);
        CryptographicOperations.ZeroMemory(key);
    }

    private static ReadOnlySpan<byte> Mark => "AGRBAK1\n"u8;

    public byte[] Header { get; }

    public static bool Is(ReadOnlySpan<byte> beginning) => beginning.StartsWith(Mark);

    public static Sealing New(string passphrase)
    {
        var header = new byte[HeaderLength];
        Mark.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(MarkLength), Iterations);
        RandomNumberGenerator.Fill(header.AsSpan(HeaderLength - SaltLength));
        return new Sealing(header, passphrase);
    }

    /// <exception cref="BackupRefused">The header asks for less work than is safe, or for more than is sane.</exception>
    public static Sealing Of(byte[] header, string passphrase) => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(MarkLength)) is >= Iterations and <= MostIterations
        ? new Sealing(header, passphrase)
        : throw new BackupRefused("The header of the backup was changed. Take another copy of it.");

    /// <param name="into">The chunk's length and <see cref="Tag"/>.</param>
    public void Seal(ReadOnlySpan<byte> chunk, bool last, Span<byte> into) => _cipher.Encrypt(Next(last), chunk, into[..chunk.Length], into[chunk.Length..], Header);

    /// <exception cref="AuthenticationTagMismatchException">Another passphrase, or the chunk is not the one that was written here.</exception>
    public void Open(ReadOnlySpan<byte> chunk, bool last, Span<byte> into) => _cipher.Decrypt(Next(last), chunk[..^Tag], chunk[^Tag..], into, Header);

    public void Dispose() => _cipher.Dispose();

    private byte[] Next(bool last)
    {
        BinaryPrimitives.WriteInt64BigEndian(_nonce.AsSpan(0, sizeof(long)), _number++);
        _nonce[^1] = last ? (byte)1 : (byte)0;
        return _nonce;
    }
}
