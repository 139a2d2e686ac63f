using System.Buffers.Binary;
using Agreements.App.Documents.Texts.Files;
using Agreements.Domain.Documents;

namespace Agreements.App.Documents.Texts;

/// <summary>How many pictures a file holds and how large they say they are, from their heads alone: a few bytes can promise more than any memory holds.</summary>
internal static class ImageFrames
{
    // A3 at 600 dots per inch is 70.
    private const long MostPixels = 80_000_000;

    private const int MostFrames = 1000, MostEntries = 500;

    /// <exception cref="UnreadableException"><c>imageTooLarge</c>, <c>broken</c>.</exception>
    public static int Count(Stream file, FileFormat format)
    {
        try
        {
            if (format == FileFormat.Tiff) return Tiff(file);
            Require(format == FileFormat.Png ? Png(file) : Jpeg(file));
            return 1;
        }
        catch (Exception cut) when (cut is EndOfStreamException or ArgumentException or IOException)
        {
            throw new UnreadableException("broken");
        }
    }

    private static void Require((long Width, long Height) size)
    {
        if (size.Width < 1 || size.Height < 1) throw new UnreadableException("broken");
        if (size.Width * size.Height > MostPixels) throw new UnreadableException("imageTooLarge");
    }

    private static (long, long) Png(Stream file)
    {
        var head = Read(file, 16, 8);
        return (BinaryPrimitives.ReadUInt32BigEndian(head), BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(4)));
    }

    // From marker to marker to the one that says the size.
    private static (long, long) Jpeg(Stream file)
    {
        for (long at = 2; ;)
        {
            var marker = Read(file, at, 4);
            if (marker[0] != 0xFF) throw new UnreadableException("broken");
            if (marker[1] == 0xFF) { at++; continue; }
            if (marker[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var frame = Read(file, at + 5, 4);
                return (BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(2)), BinaryPrimitives.ReadUInt16BigEndian(frame));
            }
            at += 2 + Math.Max((int)BinaryPrimitives.ReadUInt16BigEndian(marker.AsSpan(2)), 2);
        }
    }

    // A chain of directories, which a hostile file closes to a ring.
    private static int Tiff(Stream file)
    {
        var little = Read(file, 0, 2)[0] == (byte)'I';
        var (frames, at) = (0, Number(Read(file, 4, 4), little));
        while (at != 0)
        {
            if (++frames > MostFrames) throw new UnreadableException("broken");
            var (width, height, entries) = (0L, 0L, (int)Number(Read(file, at, 2), little));
            if (entries > MostEntries) throw new UnreadableException("broken");
            for (var i = 0; i < entries; i++)
            {
                var entry = Read(file, at + 2 + i * 12, 12);
                var value = Number(entry.AsSpan(8, Number(entry.AsSpan(2, 2), little) == 3 ? 2 : 4), little);
                if (Number(entry.AsSpan(0, 2), little) == 256) width = value;
                if (Number(entry.AsSpan(0, 2), little) == 257) height = value;
            }
            Require((width, height));
            at = Number(Read(file, at + 2 + entries * 12, 4), little);
        }
        return frames > 0 ? frames : throw new UnreadableException("broken");
    }

    private static long Number(ReadOnlySpan<byte> bytes, bool little) => bytes.Length == 2
        ? little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes)
        : little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static byte[] Read(Stream file, long at, int count)
    {
        var bytes = new byte[count];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes;
    }
}
