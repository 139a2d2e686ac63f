using Agreements.App.Imports;
using Agreements.App.Imports.Rows;

namespace Agreements.Web.Ui;

/// <summary>How loud an import and its rows are said.</summary>
internal static class ImportTone
{
    public static string Of(ImportState state) => state switch
    {
        ImportState.Completed => Tone.Good,
        ImportState.Failed => Tone.Bad,
        ImportState.Cancelled => Tone.Plain,
        ImportState.Checked => Tone.Warn,
        _ => Tone.Calm,
    };

    public static string Of(RowState state) => state switch
    {
        RowState.Created or RowState.Updated => Tone.Good,
        RowState.Failed or RowState.Conflict => Tone.Bad,
        RowState.Differs => Tone.Warn,
        RowState.Create or RowState.Update => Tone.Calm,
        _ => Tone.Plain,
    };
}
