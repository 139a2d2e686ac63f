using System.Net.Sockets;
using System.Text;

namespace Agreements.Web.Tests.Support;

/// <summary>Bytes as they are, where a client would put them right before sending.</summary>
public static class Wire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends the text and hears all until the server closes the connection.</summary>
    public static async Task<string> SayAsync(Uri address, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        using var patience = new CancellationTokenSource(Patience);
        using var heard = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(text), patience.Token);
            await stream.CopyToAsync(heard, patience.Token);
        }
        catch (IOException)
        {
            // It hung up on us in the middle: what it said before counts.
        }
        return Encoding.Latin1.GetString(heard.ToArray());
    }

    /// <summary>The status of each answer in what was heard.</summary>
    public static int[] Codes(string heard) => [.. heard.Split('\n').Where(l => l.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)).Select(l => int.Parse(l.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture))];
}
