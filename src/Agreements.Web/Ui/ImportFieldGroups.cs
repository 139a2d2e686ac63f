using Agreements.App.Imports.Columns;
using Agreements.Domain.Texts;
using ListField = Agreements.App.Imports.Columns.Field;

namespace Agreements.Web.Ui;

/// <summary>What a column may hold, in groups that can be looked through.</summary>
internal static class ImportFieldGroups
{
    /// <summary>By which no column is used.</summary>
    public const string None = "ignore";

    /// <summary>In the order of the list; <c>ui.imports.group.…</c> names them.</summary>
    public static readonly IReadOnlyList<(string Name, IReadOnlyList<ListField> Fields)> All =
        [.. ListField.All.Values.Where(f => f.Word != None).GroupBy(Of).Select(g => (g.Key, (IReadOnlyList<ListField>)[.. g])).OrderBy(g => Array.IndexOf(Order, g.Key))];

    private static string[] Order => ["identity", "parties", "term", "renewal", "links", "officer", "notes"];

    private static string Of(ListField field) => field.Word switch
    {
        "ours" or "partner" => "parties",
        "term" => "term",
        "notice" or "renewal" or "renewalMonths" or "renewalMost" => "renewal",
        "parent" or "parentReason" or "predecessor" or "replacesPredecessor" => "links",
        "note" or "source" or "verification" or "councilApproval" or "legalBases" or "programmes" or "segments" or "scope" => "notes",
        _ when field.PartyNumber is not null || field.Kind == FieldKind.PartyNumber => "parties",
        _ when field.Pointer.StartsWith("/term/", StringComparison.Ordinal) => "term",
        _ when field.Pointer.StartsWith("/officer/", StringComparison.Ordinal) => "officer",
        _ => "identity",
    };
}
