using System.Text.Encodings.Web;
using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Options;

namespace Agreements.App.Webhooks;

/// <summary>Tells whoever made a webhook, and the administrators, that nothing is sent to it any more.</summary>
public sealed class WebhookLetters(OutboxStore outbox, UserStore users, MailLinks links, IOptions<MailOptions> options, TimeProvider time)
{
    public async Task DisabledAsync(Webhook webhook, CancellationToken ct)
    {
        var maker = webhook.MadeBy is { } id ? await users.FindAsync(id, ct) : null;
        var content = Content(webhook);
        foreach (var address in options.Value.AdministratorAddresses.Append(maker?.State == UserState.Active ? maker.Mail : null).OfType<string>().Select(a => a.ToLowerInvariant()).Distinct())
            await outbox.AddAsync(MailPurpose.Webhook, new Recipient(address, []), content, ct);
    }

    private MailContent Content(Webhook webhook)
    {
        var name = webhook.Description ?? webhook.Url;
        var text = new Message("mail.webhookDisabled", name, webhook.Url, Message.Label(webhook.Reason!.Value), links.Page($"/admin/webhooks/{webhook.Id}"));
        var both = new[] { text.In(Language.Id), text.In(Language.En) };
        return new MailContent(
            new Message("mail.webhookDisabled.subject", name).In(Language.Id), string.Join("\n\n", both), string.Concat(both.Select(t => $"<p>{HtmlEncoder.Default.Encode(t)}</p>")), null, Zone.Wib.Today(time.GetUtcNow()));
    }
}
