using System.Globalization;
using System.Text;
using Agreements.App.Documents.Texts.Files;

namespace Agreements.App.Documents.Texts;

/// <summary>What Tesseract says of a page, one word a row: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.</summary>
internal static class OcrTable
{
    private const int Columns = 12;

    public static OcrPage Read(string table)
    {
        var (text, sure, weight, at) = (new StringBuilder(), 0.0, 0, "");
        foreach (var row in table.Split('\n').Skip(1))
        {
            var cells = row.TrimEnd('\r').Split('\t', Columns);
            if (cells.Length < Columns || string.IsNullOrWhiteSpace(cells[11]) || !double.TryParse(cells[10], NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence) || confidence < 0) continue;
            var line = string.Join('.', cells[2..5]);
            text.Append(text.Length == 0 ? "" : line == at ? " " : "\n").Append(cells[11].Trim());
            (sure, weight, at) = (sure + confidence * cells[11].Length, weight + cells[11].Length, line);
        }
        return new OcrPage(PageText.Tidy(text.ToString()), weight == 0 ? 0 : (int)Math.Round(sure / weight));
    }
}
