using System.Text;
using Agreements.App.Outbox;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Agreements.App.Mail;

/// <summary>Makes the message of a mail. Its Message-ID is the mail's own id, so that a repeat after a crash is recognisable.</summary>
public sealed class Envelope(IOptions<MailOptions> options, TimeProvider time)
{
    /// <exception cref="FormatException">The recipient is no mail address.</exception>
    public MimeMessage Of(OutboxMail mail)
    {
        var from = MailboxAddress.Parse(options.Value.From);
        var message = new MimeMessage { Subject = mail.Subject, MessageId = $"{mail.Id:D}@{from.Domain}", Date = time.GetUtcNow() };
        message.From.Add(new MailboxAddress("Agreements", from.Address));
        message.To.Add(MailboxAddress.Parse(mail.Recipient));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var body = new BodyBuilder { TextBody = mail.BodyText, HtmlBody = mail.BodyHtml };
        if (mail.Calendar is { } calendar)
            body.Attachments.Add("tenggat.ics", Encoding.UTF8.GetBytes(calendar), new ContentType("text", "calendar") { Charset = "utf-8", Parameters = { { "method", "PUBLISH" } } });
        if (mail.Attachment is { } file)
            body.Attachments.Add(file.Name, file.Content, new ContentType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        message.Body = body.ToMessageBody();
        return message;
    }
}
