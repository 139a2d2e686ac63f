using System.CommandLine;
using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Features.Webhooks;
using Agreements.App.Webhooks;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Cli;

internal static class WebhookVerb
{
    public static Command Define() => new("webhook", "Webhooks: try whether a receiver takes events.") { Test() };

    private static Command Test()
    {
        var target = new Argument<string>("target") { Description = "A webhook's id, or an address that is to become one: it is signed with a secret made for this test, which is printed." };
        var verb = new Command("test", "Send a signed test event and print what came back; 1 when it was not accepted.") { target };
        verb.SetAction((parse, ct) => VerbHost.RunAsync(null, Schema.Current, services =>
            Guid.TryParseExact(parse.GetValue(target), "D", out var id) ? OfWebhookAsync(services, id, ct) : OfAddressAsync(services, parse.GetValue(target)!, ct)));
        return verb;
    }

    private static async Task<int> OfWebhookAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var delivery = await services.GetRequiredService<IMediator>().Send(new TestWebhook.Command(id), ct);
        return Print(delivery.Request, delivery.Response, delivery.Status, delivery.Error, delivery.DurationMs ?? 0);
    }

    private static async Task<int> OfAddressAsync(IServiceProvider services, string address, CancellationToken ct)
    {
        var url = services.GetRequiredService<WebhookUrl>().Read(address, "");
        var time = services.GetRequiredService<TimeProvider>();
        var test = new EventRow { Id = Ids.New(time), Type = EventBody.Test, At = time.GetUtcNow() };
        var (secret, body) = (WebhookSecret.New(), await services.GetRequiredService<EventBody>().WriteAsync(test, ct));
        Console.WriteLine("secret " + secret);
        var outcome = await services.GetRequiredService<WebhookClient>().PostAsync(url, [secret], test.Id.ToString("D"), body, ct);
        return Print(new DeliveryMessage(outcome.Sent, body), outcome.Status is null ? null : new DeliveryMessage(outcome.Headers!, outcome.Body ?? ""), outcome.Status, outcome.Error, (int)outcome.Duration.TotalMilliseconds);
    }

    private static int Print(DeliveryMessage? sent, DeliveryMessage? came, int? status, DeliveryError? error, int milliseconds)
    {
        Write("> ", sent);
        if (came is not null) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n< {status} in {milliseconds} ms"));
        Write("< ", came);
        Console.WriteLine(error is { } why ? $"\nNot accepted: {Message.Label(why).In(Language.En)}." : "\nAccepted.");
        return error is null ? 0 : 1;
    }

    private static void Write(string mark, DeliveryMessage? message)
    {
        if (message is null) return;
        foreach (var header in message.Headers) Console.WriteLine($"{mark}{header.Name}: {header.Value}");
        foreach (var line in message.Body.Split('\n')) Console.WriteLine(mark + line);
    }
}
