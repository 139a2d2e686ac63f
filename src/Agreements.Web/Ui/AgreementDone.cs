using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>What the page of an agreement says after something was done.</summary>
internal static class AgreementDone
{
    private static readonly HashSet<string> Others = ["officer", "note", "created", "saved", "amended", "published", "withdrawn", "original", "moved", "corrected", "commitment", "removed", "scheduled", "evaluated", "figure"];

    /// <returns>The key of its sentence; null = the address holds no word of ours.</returns>
    public static string? Key(string? word) => word is null ? null
        : Others.Contains(word) ? "ui.agreement.done." + word
        : Words.TryParse<ProcessAction>(word, out _) ? "ui.agreement.done.action" : null;
}
