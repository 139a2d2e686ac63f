using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Files;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports.Rows;

/// <summary>Reads one cell into the facts of its row; what cannot be read, and every doubt, is noted at the cell.</summary>
/// <param name="set">Sets a member of the facts, or removes it by null.</param>
/// <param name="note">Takes a problem or a doubt.</param>
internal sealed class CellReader(Action<string, JsonNode?> set, Func<string, JsonNode?> get, Action<CellNote> note)
{
    // Days as numbers, in a cell that lost its format: 1927 to 2118.
    private const double FirstSerial = 10_000, LastSerial = 80_000;

    /// <summary>For every kind that needs no other record.</summary>
    /// <param name="cell">Empty = the member is removed.</param>
    public void Read(Field field, int column, SheetCell cell)
    {
        if (cell.IsEmpty) Clear(field);
        else if (field.Kind == FieldKind.Text) set(field.Pointer, cell.Text);
        else if (field.Kind == FieldKind.Lines) set(field.Pointer, new JsonArray([.. cell.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (JsonNode)line)]));
        else if (field.Kind == FieldKind.Date) Date(field, column, cell);
        else if (field.Kind == FieldKind.Term) Term(column, cell);
        else if (field.Kind == FieldKind.Duration) Duration(column, cell);
        else Scalar(field, column, cell, Value(field, cell.Text));
    }

    private static JsonNode? Value(Field field, string text) => field.Kind switch
    {
        FieldKind.Enum => CellWords.Of(field.Values!, text),
        FieldKind.YesNo => CellWords.YesNo(text) is { } yes ? JsonValue.Create(yes) : null,
        FieldKind.Number => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
        FieldKind.Notice => WrittenNotice.Read(text) is { } notice ? JsonSerializer.SerializeToNode(notice, Json.Options) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Kind, "It needs more than its cell."),
    };

    private void Scalar(Field field, int column, SheetCell cell, JsonNode? value)
    {
        if (value is not null) set(field.Pointer, value);
        else note(CellNote.Of(column, "import.cell." + Words.Of(field.Kind), cell.Text, field.Values is { } values ? CellWords.Labels(values) : null));
    }

    // What a fact cannot be without goes back to what it is when nobody states it.
    private void Clear(Field field)
    {
        if (field.Kind == FieldKind.Duration) set("/term/duration", null);
        if (field.Word == "endsOn" && get("/term/endBasis")?.GetValue<string>() == "fixed") set("/term/endBasis", "unknown");
        if (field.Kind == FieldKind.Duration && get("/term/endBasis")?.GetValue<string>() == "computed") set("/term/endBasis", "unknown");
        if (field.Kind == FieldKind.Lines) set(field.Pointer, new JsonArray());
        else if (field.Pointer.Length > 0) set(field.Pointer, field.Pointer == "/title" ? "" : null);
    }

    private void Date(Field field, int column, SheetCell cell)
    {
        if (DayOf(column, cell, out var error) is { } day)
        {
            set(field.Pointer, day.ToIso());
            if (field.Word == "endsOn") set("/term/endBasis", "fixed");
            return;
        }
        // Lists put "25 Mei 2023 s.d. 25 Mei 2025" or "tanpa batas waktu" where a day is asked for.
        if (field.Pointer is "/term/startsOn" or "/term/endsOn" && WrittenTerm.Read(cell.Text, out _) is { } term) Apply(column, cell.Text, term);
        else note(CellNote.Of(column, error!));
    }

    private DateOnly? DayOf(int column, SheetCell cell, out Message? error)
    {
        error = null;
        if (cell.Day is { } day) return day;
        if ((cell.Number ?? (cell.Text is { Length: 5 } digits && digits.All(char.IsAsciiDigit) ? double.Parse(digits, CultureInfo.InvariantCulture) : null)) is >= FirstSerial and <= LastSerial and { } serial)
        {
            var read = DateOnly.FromDateTime(DateTime.FromOADate(serial));
            note(CellNote.Warn(column, "import.cell.serial", cell.Text, read));
            return read;
        }
        var written = WrittenDate.Read(cell.Text);
        foreach (var doubt in written.Doubts) note(CellNote.Of(column, doubt, isWarning: true));
        error = written.Error;
        return written.Day;
    }

    private void Term(int column, SheetCell cell)
    {
        if (cell.Day is { } day) Apply(column, cell.Text, new WrittenTerm(null, day, null, false, null, []));
        else if (WrittenTerm.Read(cell.Text, out var error) is { } term) Apply(column, cell.Text, term);
        else note(CellNote.Of(column, error ?? new Message("problem.import.cell.term", cell.Text)));
    }

    private void Apply(int column, string text, WrittenTerm term)
    {
        foreach (var doubt in term.Doubts) note(CellNote.Of(column, doubt, isWarning: true));
        if (term.Starts is { } starts) set("/term/startsOn", starts.ToIso());
        if (term.Length is { } length) Length(text, length, term.Ends is null);
        if (term.Ends is { } ends)
        {
            set("/term/endsOn", ends.ToIso());
            set("/term/endBasis", "fixed");
        }
        if (!term.IsOpen && term.Event is null) return;
        set("/term/endsOn", null);
        set("/term/endBasis", term.IsOpen ? "openEnded" : "untilEvent");
        if (term.Event is { } until) set("/term/untilEvent", until);
    }

    private void Duration(int column, SheetCell cell)
    {
        if (WrittenLength.Of(cell.Text) is { } length) Length(cell.Text, length, get("/term/endsOn") is null);
        else if (WrittenTerm.Read(cell.Text, out _) is { } term) Apply(column, cell.Text, term);
        else note(CellNote.Of(column, "import.cell.duration", cell.Text));
    }

    private void Length(string text, Duration length, bool decides)
    {
        set("/term/durationAsWritten", text);
        set("/term/duration", JsonSerializer.SerializeToNode(length, Json.Options));
        if (decides && get("/term/endsOn") is null) set("/term/endBasis", "computed");
    }
}
