using Agreements.App.Documents.Texts.Files;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Options;

namespace Agreements.App.Documents.Texts;

/// <summary>Reads one content from where it stands: first what is text in it, then the scans, page by page. What a page has cost is never paid twice.</summary>
public sealed class TextReading(BlobStore blobs, TextStore texts, TextLease lease, ReadingChild child, Ocr ocr, IOptions<ReadingOptions> options)
{
    // So many pages or letters wait at most until they are kept.
    private const int Batch = 50, BatchLetters = 1_000_000;

    /// <param name="canOcr">Tesseract is there.</param>
    /// <returns>False = it has made way for one that is quicker to read, and is gone on with later.</returns>
    /// <exception cref="LeaseLost" />
    public async Task<bool> ReadAsync(string sha256, bool canOcr, CancellationToken ct)
    {
        var row = (await texts.FindAsync(sha256, ct))!;
        if (row.Attempts > TextLease.MostAttempts)
        {
            await lease.FinishAsync(sha256, TextState.Failed, new Message("problem.reading.lapsed"), ct);
            return true;
        }
        var directory = Directory.CreateTempSubdirectory(ReadingPlace.Prefix).FullName;
        try
        {
            var end = await ReadAsync(row, directory, canOcr, ct);
            if (end is var (state, problem)) await lease.FinishAsync(sha256, state, problem, ct);
            else await lease.ReleaseAsync(sha256);
            return end is not null;
        }
        catch (UnreadableException unreadable)
        {
            await lease.FinishAsync(sha256, TextState.Failed, Problem(unreadable.Word), ct);
            return true;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private async Task<(TextState, Message?)?> ReadAsync(TextRow row, string directory, bool canOcr, CancellationToken ct)
    {
        var (file, format) = await BringAsync(row.Sha256, Path.Combine(directory, "file"), ct);
        if (row.OcrPages is null)
        {
            var problem = format is FileFormat.Pdf or FileFormat.Docx ? await TakeTextAsync(row.Sha256, file, format, ct) : await TakeImagesAsync(row.Sha256, file, format, ct);
            await lease.TakenOutAsync(row.Sha256, problem, ct);
        }
        if (await lease.NextScanAsync(row.Sha256, 0, ct) is null) return (TextState.Read, null);
        return canOcr ? await RecogniseAsync(row.Sha256, directory, file, format, ct) : (TextState.NeedsOcr, null);
    }

    private async Task<(string File, FileFormat Format)> BringAsync(string sha256, string to, CancellationToken ct)
    {
        await using var content = await blobs.OpenAsync(sha256, ct);
        await using (var file = File.Create(to)) await content.CopyToAsync(file, ct);
        using var kept = File.OpenRead(to);
        return (to, FileSniffer.FormatOf(kept));
    }

    private async Task<Message?> TakeTextAsync(string sha256, string file, FileFormat format, CancellationToken ct)
    {
        var (last, most) = (await lease.LastPageAsync(sha256, ct), options.Value.MostPages);
        var (pages, waiting, letters) = ((int?)null, new List<TakenPage>(), 0);
        async Task KeepAsync(CancellationToken late)
        {
            await lease.KeepAsync(sha256, pages, waiting, late);
            waiting.Clear();
            letters = 0;
        }
        var problem = await child.ReadAsync(file, format, last + 1, async (line, late) =>
        {
            pages = line.Pages ?? pages;
            if (line.Page is not { } page) return;
            // The other process has looked into a stranger's file: what it says is not believed either.
            if (page.Page != ++last || page.Page > most || page.Text.Length > TextLimits.CharactersOfPage) throw new UnreadableException("tooHeavy");
            waiting.Add(page);
            letters += page.Text.Length;
            if (waiting.Count >= Batch || letters >= BatchLetters) await KeepAsync(late);
        }, ct);
        await KeepAsync(ct);
        if (problem is "tooMuchText") return Problem(problem, TextLimits.Characters / 1_000_000);
        if (problem is not null) throw new UnreadableException(problem);
        return pages > most ? Problem("tooManyPages", most) : null;
    }

    private async Task<Message?> TakeImagesAsync(string sha256, string file, FileFormat format, CancellationToken ct)
    {
        using var content = File.OpenRead(file);
        var frames = ImageFrames.Count(content, format);
        if (await lease.LastPageAsync(sha256, ct) == 0) await lease.KeepAsync(sha256, frames, [.. Enumerable.Range(1, frames).Select(i => new TakenPage(i, "", Scanned: true))], ct);
        return null;
    }

    private async Task<(TextState, Message?)?> RecogniseAsync(string sha256, string directory, string file, FileFormat format, CancellationToken ct)
    {
        var (failed, first) = (0, 0);
        for (var page = await lease.NextScanAsync(sha256, 0, ct); page is { } number; page = await lease.NextScanAsync(sha256, number, ct))
        {
            if (await lease.IsUnopenedDueAsync(ct)) return null;
            await lease.PauseAsync();
            if (await ocr.ReadAsync(directory, file, format == FileFormat.Pdf, number, ct) is { } read) await lease.FillAsync(sha256, number, read, ct);
            else if (failed++ == 0) first = number;
        }
        return failed == 0 ? (TextState.Read, null) : (TextState.Failed, Problem("pages", failed, first));
    }

    private static Message Problem(string word, params object[] args) => new("problem.reading." + word, args);
}

/// <summary>Where files lie while they are read: a directory of its own each, deleted at the end. What a killed process left is deleted later.</summary>
internal static class ReadingPlace
{
    public const string Prefix = "agreements-reading-";

    private static readonly TimeSpan Old = TimeSpan.FromDays(1);

    public static void Tidy()
    {
        foreach (var left in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(Prefix + "*").Where(d => TimeProvider.System.GetUtcNow().UtcDateTime - d.LastWriteTimeUtc > Old))
        {
            try
            {
                left.Delete(recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another account's, or another node is faster.
            }
        }
    }
}
