namespace Agreements.App.Documents.Texts;

/// <summary>Options of <c>Documents:Reading</c>: what reading a file may cost, and where the programs of the OCR are.</summary>
public sealed class ReadingOptions
{
    /// <summary>For the text of one file.</summary>
    public int MostSeconds { get; set; } = 60;

    /// <summary>For the OCR of one page.</summary>
    public int MostSecondsPerPage { get; set; } = 120;

    /// <summary>Of the process that opens a file, in which nothing else happens.</summary>
    public int MostMemoryMegabytes { get; set; } = 400;

    /// <summary>Of one file; what comes behind them is not read.</summary>
    public int MostPages { get; set; } = 5000;

    /// <summary>So many scanned pages of one file are recognised; those behind them are not.</summary>
    public int MostScannedPages { get; set; } = 300;

    /// <summary>The program, or its path. Languages: <c>ind</c>, and <c>eng</c> where it is installed.</summary>
    public string Tesseract { get; set; } = "tesseract";

    /// <summary>The program that draws a page of a PDF, or its path.</summary>
    public string Pdftoppm { get; set; } = "pdftoppm";

    /// <summary>This program itself, where it cannot know: it opens files in a process of their own.</summary>
    public string? Program { get; set; }

    /// <summary>What is wrong with them, in sentences; looked at before anything is opened.</summary>
    public IEnumerable<string> Problems()
    {
        // A lease is held for longer.
        if (MostSeconds is < 1 or > 240) yield return "Documents:Reading:MostSeconds must be between 1 and 240.";
        if (MostSecondsPerPage is < 1 or > 240) yield return "Documents:Reading:MostSecondsPerPage must be between 1 and 240.";
        if (MostMemoryMegabytes is < 64 or > 4096) yield return "Documents:Reading:MostMemoryMegabytes must be between 64 and 4096.";
        if (MostPages is < 1 or > 50_000) yield return "Documents:Reading:MostPages must be between 1 and 50000.";
        if (MostScannedPages is < 1 or > 50_000) yield return "Documents:Reading:MostScannedPages must be between 1 and 50000.";
        if (string.IsNullOrWhiteSpace(Tesseract)) yield return "Documents:Reading:Tesseract names no program.";
        if (string.IsNullOrWhiteSpace(Pdftoppm)) yield return "Documents:Reading:Pdftoppm names no program.";
    }
}
