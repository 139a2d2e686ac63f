using System.Text.Encodings.Web;
using Agreements.Domain.Texts;

namespace Agreements.App.Mail;

/// <summary>A short mail to those who run the service: the text in both languages, Indonesian first.</summary>
internal static class Bilingual
{
    /// <param name="writtenOn">In Jakarta.</param>
    public static MailContent Content(Message subject, Message text, DateOnly writtenOn)
    {
        var both = new[] { text.In(Language.Id), text.In(Language.En) };
        return new MailContent(subject.In(Language.Id), string.Join("\n\n", both), string.Concat(both.Select(t => $"<p>{HtmlEncoder.Default.Encode(t)}</p>")), null, writtenOn);
    }
}
