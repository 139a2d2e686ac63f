using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>What the audit trail calls actions and subjects, in the reader's words; a word without one stands as it is.</summary>
internal static class TrailWords
{
    public static string Kind(string kind, Language language) => Said("ui.trail.kind." + kind, language) ?? kind;

    public static string Action(string kind, string action, Language language) =>
        kind == "agreement" && Words.TryParse<ProcessAction>(action, out var process) ? Message.Label(process).In(language)
        : kind == "renewal" && Words.TryParse<RenewalAction>(action, out var renewal) ? Message.Label(renewal).In(language)
        : Said("ui.trail.act." + action, language) ?? action;

    private static string? Said(string key, Language language) => Message.Exists(key) ? new Message(key).In(language) : null;
}
