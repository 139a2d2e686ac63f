using Agreements.App.Data;
using MimeKit;

namespace Agreements.App.Mail;

/// <summary>Writes each mail as an .eml file, for installations without a mail server. The file's name is the Message-ID's, so a
/// repeated delivery replaces the file.</summary>
public sealed class PickupTransport(string directory) : IMailTransport
{
    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken ct)
    {
        DataDirectory.Create(directory);
        var file = Path.Combine(directory, message.MessageId!.Split('@')[0] + ".eml");
        var unfinished = file + ".tmp";
        try
        {
            await message.WriteToAsync(unfinished, ct);
            File.Move(unfinished, file, overwrite: true);
            return new Delivery(DeliveryResult.Accepted);
        }
        catch (IOException exception)
        {
            return new Delivery(DeliveryResult.TryLater, exception.GetType().Name);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
