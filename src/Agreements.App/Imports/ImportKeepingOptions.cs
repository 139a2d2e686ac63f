using FluentValidation;

namespace Agreements.App.Imports;

/// <summary>Options of <c>Imports</c>: how long is kept what was brought in.</summary>
public sealed class ImportKeepingOptions
{
    /// <summary>So many days after an import was worked on last are its files and the cells of its rows kept. What became of it stays.</summary>
    public int KeepDays { get; set; } = 365;
}

/// <summary>Checked at the start.</summary>
public sealed class ImportKeepingOptionsValidator : AbstractValidator<ImportKeepingOptions>
{
    private const int Least = 30, Most = 36_500;

    public ImportKeepingOptionsValidator() =>
        RuleFor(i => i.KeepDays).InclusiveBetween(Least, Most).WithMessage("Imports:KeepDays must be between 30 and 36500: rows that failed are corrected weeks later.");
}
