using FluentValidation;

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
}

/// <summary>Checked at the start.</summary>
public sealed class ReadingOptionsValidator : AbstractValidator<ReadingOptions>
{
    public ReadingOptionsValidator()
    {
        // A lease is held for longer.
        RuleFor(r => r.MostSeconds).InclusiveBetween(1, 240).WithMessage("Documents:Reading:MostSeconds must be between 1 and 240.");
        RuleFor(r => r.MostSecondsPerPage).InclusiveBetween(1, 240).WithMessage("Documents:Reading:MostSecondsPerPage must be between 1 and 240.");
        RuleFor(r => r.MostMemoryMegabytes).InclusiveBetween(64, 4096).WithMessage("Documents:Reading:MostMemoryMegabytes must be between 64 and 4096.");
        RuleFor(r => r.MostPages).InclusiveBetween(1, 50_000).WithMessage("Documents:Reading:MostPages must be between 1 and 50000.");
        RuleFor(r => r.MostScannedPages).InclusiveBetween(1, 50_000).WithMessage("Documents:Reading:MostScannedPages must be between 1 and 50000.");
        RuleFor(r => r.Tesseract).NotEmpty().WithMessage("Documents:Reading:Tesseract names no program.");
        RuleFor(r => r.Pdftoppm).NotEmpty().WithMessage("Documents:Reading:Pdftoppm names no program.");
    }
}
