using System.ComponentModel;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace Agreements.App.Documents.Texts;

/// <param name="Confidence">0-100; 0 = nothing was recognised.</param>
public sealed record OcrPage(string Text, int Confidence);

/// <summary>Reads pictures of pages by Tesseract, where it is installed with Indonesian. A PDF's page is drawn by Poppler first.</summary>
public sealed class Ocr(IOptions<ReadingOptions> options)
{
    // 300 dots per inch of a folio page; a page of any other size is drawn so large, so that none is a bomb.
    private const int Drawn = 3900;

    private const int MostOutput = 16 * 1024 * 1024, Unsure = 50;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(20);

    /// <summary>The languages of Tesseract as it wants them named; null = it cannot read.</summary>
    private string? _languages;

    /// <summary>As the last look found it; null = nobody has looked since the start.</summary>
    public bool? IsHere { get; private set; }

    /// <summary>Looks whether everything is installed; what is installed later is found by the next look.</summary>
    public async Task<bool> LookAsync(CancellationToken ct)
    {
        var (_, listed) = await TextOfAsync(options.Value.Tesseract, ["--list-langs"], Quick, ct);
        var installed = listed.Split('\n', StringSplitOptions.TrimEntries);
        var (drawing, _) = await TextOfAsync(options.Value.Pdftoppm, ["-v"], Quick, ct);
        _languages = drawing.Code != 0 || !installed.Contains("ind") ? null : installed.Contains("eng") ? "ind+eng" : "ind";
        IsHere = _languages is not null;
        return _languages is not null;
    }

    /// <param name="directory">For what is made on the way; the caller deletes it.</param>
    /// <param name="page">From 1.</param>
    /// <returns>Null = this page cannot be read, or not in the time allowed.</returns>
    public async Task<OcrPage?> ReadAsync(string directory, string file, bool isPdf, int page, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(TimeSpan.FromSeconds(options.Value.MostSecondsPerPage));
        var picture = Path.Combine(directory, "page.pgm");
        try
        {
            if (isPdf && !await DrawAsync(file, picture, page, late.Token)) return null;
            var (source, frame) = isPdf ? (picture, 1) : (file, page);
            var found = await RecogniseAsync(source, frame, "3", late.Token);
            // A page that lies on its side: its direction is looked for, which takes longer.
            return found is { Confidence: < Unsure } && await RecogniseAsync(source, frame, "1", late.Token) is { } turned && turned.Confidence > found.Confidence ? turned : found;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            File.Delete(picture);
        }
    }

    private async Task<bool> DrawAsync(string file, string picture, int page, CancellationToken ct)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var (end, _) = await TextOfAsync(options.Value.Pdftoppm, ["-gray", "-scale-to", Drawn.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, "-singlefile", file, picture[..^".pgm".Length]], Whole, ct);
        return end.Code == 0 && File.Exists(picture);
    }

    private async Task<OcrPage?> RecogniseAsync(string picture, int frame, string layout, CancellationToken ct)
    {
        var (end, table) = await TextOfAsync(options.Value.Tesseract,
            [picture, "stdout", "-l", _languages!, "--psm", layout, "--dpi", "300", "-c", "tessedit_create_tsv=1", "-c", $"tessedit_page_number={(frame - 1).ToString(CultureInfo.InvariantCulture)}"], Whole, ct);
        return end.Code == 0 ? OcrTable.Read(table) : null;
    }

    private TimeSpan Whole => TimeSpan.FromSeconds(options.Value.MostSecondsPerPage);

    private static async Task<(ProgramEnd End, string Output)> TextOfAsync(string program, string[] arguments, TimeSpan limit, CancellationToken ct)
    {
        var text = "";
        try
        {
            // One thread: this runs beside people who wait for pages.
            var end = await OutsideProgram.RunAsync(program, arguments, limit, memory: true, async (output, late) => text = await BoundedAsync(output, late), ct, ("OMP_THREAD_LIMIT", "1"));
            return (end, text);
        }
        catch (Exception missing) when (missing is Win32Exception or InvalidDataException)
        {
            return (new ProgramEnd(-1, TimedOut: false), "");
        }
    }

    private static async Task<string> BoundedAsync(Stream output, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await output.ReadAsync(buffer, ct) is > 0 and var read)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > MostOutput) throw new InvalidDataException("A page with more words than a page has.");
        }
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }
}
