using Agreements.App.Data;
using MimeKit;

namespace Agreements.App.Mail;

/// <summary>Writes each mail as an .eml file, for installations without a mail server. The file's name is the Message-ID's, so a
/// repeated delivery replaces the file. A directory that cannot be written is like a server that is away.</summary>
public sealed class PickupTransport(string directory) : IMailTransport
{
    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken ct)
    {
        var file = Path.Combine(directory, message.MessageId!.Split('@')[0] + ".eml");
        var unfinished = file + ".tmp";
        try
        {
            DataDirectory.Create(directory);
            message.Prepare(EncodingConstraint.SevenBit);
            await using (var stream = DataDirectory.CreateFile(unfinished)) await message.WriteToAsync(stream, ct);
            File.Move(unfinished, file, overwrite: true);
            return new Delivery(DeliveryResult.Accepted);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Delivery(DeliveryResult.ServerAway, $"{exception.GetType().Name}: {directory}");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
