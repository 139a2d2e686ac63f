using Agreements.Domain;

namespace Agreements.App.Imports.Files;

/// <summary>Why a file is not read. Each says what to do instead.</summary>
internal static class FileProblem
{
    public const string Pointer = "/file";

    public static DomainException Of(string code, params object?[] args) => DomainException.Invalid("import.file." + code, Pointer, args);
}

/// <summary>How much of a file is read. Whatever is larger is refused, not cut.</summary>
public static class FileLimits
{
    /// <summary>Bytes.</summary>
    public const long File = 32L * 1024 * 1024, Unzipped = 300L * 1024 * 1024, SharedTexts = 64L * 1024 * 1024;

    public const int Columns = 100, Rows = 50_000, CellText = 32_767, Parts = 2000, MergedCells = 20_000;

    /// <summary>A spreadsheet has no row below it.</summary>
    public const int LastRow = 1_048_576;

    /// <summary>A row this far to the right is read no more: its spreadsheet is no list.</summary>
    public const int WidestRow = 1024;
}
