using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Agreements.Web.Tests.Support;

/// <summary>Workbooks as an independent library reads them.</summary>
internal static class Workbooks
{
    /// <returns>What the schemas of ECMA-376 do not allow.</returns>
    public static IReadOnlyList<string> Broken(Stream workbook)
    {
        using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
        return [.. new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];
    }

    /// <returns>Rows of the first sheet: of each cell place, text or number, and the number of its style.</returns>
    public static IReadOnlyList<IReadOnlyList<(string Place, string Text, uint Style)>> Rows(Stream workbook)
    {
        using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single(p => p.Uri.OriginalString.EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet;
        return [.. sheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(c => (c.CellReference!.Value!, c.InnerText, c.StyleIndex?.Value ?? 0)).ToList())];
    }
}
