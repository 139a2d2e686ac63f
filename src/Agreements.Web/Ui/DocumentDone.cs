namespace Agreements.Web.Ui;

/// <summary>What the page of a document says after something was done.</summary>
internal static class DocumentDone
{
    private static readonly HashSet<string> Known = ["added", "mislabelled", "saved", "finalised", "reopened", "removed", "retried"];

    /// <returns>The key of its sentence; null = the address holds no word of ours.</returns>
    public static string? Key(string? word) => word is not null && Known.Contains(word) ? "ui.document.done." + word : null;
}
