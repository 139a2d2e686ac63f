using Agreements.App.Data;
using Agreements.App.Outbox;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Options;

namespace Agreements.App.Mail;

/// <summary>Mails the administrators at once, past the outbox: what it tells may be that the outbox is not worked on.</summary>
public sealed class AdministratorMail(Func<IMailTransport> connect, Envelope envelope, IOptions<MailOptions> options, TimeProvider time)
{
    /// <returns>True when the mail of at least one of them was accepted.</returns>
    public async Task<bool> SendAsync(Message subject, Message text, CancellationToken ct)
    {
        var accepted = false;
        await using var transport = connect();
        foreach (var address in options.Value.AdministratorAddresses.Select(a => a.ToLowerInvariant()).Distinct())
        {
            using var message = envelope.Of(Write(address, subject, text));
            accepted |= (await transport.SendAsync(message, ct)).Result == DeliveryResult.Accepted;
        }
        return accepted;
    }

    private OutboxMail Write(string address, Message subject, Message text) =>
        new OutboxMail { Id = Ids.New(time), Recipient = address }.With(Bilingual.Content(subject, text, Zone.Wib.Today(time.GetUtcNow())));
}
