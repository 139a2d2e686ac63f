using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>What the help explains: the pages, and how the service counts. The sentences of a topic are <c>ui.help.topic.1</c>, <c>.2</c> and so on.</summary>
internal static class HelpTopics
{
    public static readonly IReadOnlyList<string> Pages =
        ["today", "register", "search", "imports", "agreement", "documents", "suggest", "commitments", "monev", "form", "renewals", "case", "ceremonies", "calendar", "institutions", "regions", "reports", "subscriptions", "notifications", "account", "admin", "webhooks", "audit"];

    public static readonly IReadOnlyList<string> Rules = ["validity", "gaps", "ladder", "roles", "keyboard"];

    public static IEnumerable<string> All => Pages.Concat(Rules);

    public static IEnumerable<string> Sentences(string topic) => Enumerable.Range(1, 9).Select(n => $"ui.help.{topic}.{n}").TakeWhile(Message.Exists);
}
