using System.Text.Encodings.Web;
using Agreements.App.Access;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.People;

/// <summary>The mails about accounts: formal, Indonesian first, English below. No text of a user stands in a header.</summary>
public sealed class UserLetters(OutboxStore outbox, MailLinks links, TimeProvider time)
{
    /// <returns>The address of the page.</returns>
    public async Task<string> InviteAsync(User user, string token, CancellationToken ct)
    {
        var page = links.Page("/invitation/" + token);
        await SendAsync(user, "letter.invitation", page, ct);
        return page;
    }

    public Task ResetAsync(User user, string token, CancellationToken ct) => SendAsync(user, "letter.reset", ResetPage(token), ct);

    public string ResetPage(string token) => links.Page("/reset/" + token);

    private Task SendAsync(User user, string key, string page, CancellationToken ct)
    {
        var content = new MailContent(new Message(key + ".subject").In(Language.Id), Text(user, key, page), Html(user, key, page), null, Zone.Wib.Today(time.GetUtcNow()));
        return outbox.AddConfidentialAsync(user.Mail, content, ct);
    }

    private static string Text(User user, string key, string page) => string.Join("\n\n", Paragraphs(user, key, Language.Id).Append(page).Append("-- English --").Concat(Paragraphs(user, key, Language.En)));

    private static string Html(User user, string key, string page) => $"""
        <!doctype html>
        <html lang="id">
        <body style="margin:0;padding:24px;background:#f4f5f7;color:#1b2430;font:15px/1.5 Arial,Helvetica,sans-serif">
        <div style="max-width:640px;margin:0 auto;background:#fff;border:1px solid #d9dee5;border-radius:6px;padding:24px">
        {Html(user, key, Language.Id)}
        <p><a href="{HtmlEncoder.Default.Encode(page)}">{HtmlEncoder.Default.Encode(page)}</a></p>
        <hr style="border:0;border-top:1px solid #e6e9ee">
        <div lang="en" style="color:#566273;font-size:13px">{Html(user, key, Language.En)}</div>
        </div>
        </body>
        </html>
        """;

    private static string Html(User user, string key, Language language) => string.Concat(Paragraphs(user, key, language).Select(p => $"<p>{HtmlEncoder.Default.Encode(p)}</p>"));

    private static IEnumerable<string> Paragraphs(User user, string key, Language language) =>
        new[] { new Message("letter.greeting", user.Name), new Message(key), new Message(key + ".link"), new Message("letter.closing") }.Select(m => m.In(language));
}
