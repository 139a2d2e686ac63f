using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Mail;
using Microsoft.Extensions.Options;

namespace Agreements.App.Webhooks;

/// <summary>An event as it is sent: CloudEvents 1.0, structured JSON.</summary>
public sealed class EventBody(IOptions<MailOptions> options, EventCursors cursors)
{
    /// <summary>The type of what is sent to try a webhook.</summary>
    public const string Test = "webhook.test";

    private const string Unnamed = "urn:agreements";

    public async Task<string> WriteAsync(EventRow row, CancellationToken ct)
    {
        var isTest = row.Type == Test;
        return Json.Write(new
        {
            specversion = "1.0", id = row.Id, source = options.Value.PublicUrl?.TrimEnd('/') ?? Unnamed, row.Type, subject = isTest ? (Guid?)null : row.AgreementId, time = row.At,
            datacontenttype = "application/json", data = isTest ? [] : await DataAsync(row, ct),
        });
    }

    private async Task<JsonObject> DataAsync(EventRow row, CancellationToken ct)
    {
        var data = JsonSerializer.SerializeToNode(row.ToData(), Json.Options)!.AsObject();
        data.Insert(0, "cursor", await cursors.WriteAsync(row.Seq, ct));
        data.Insert(1, "agreement", JsonSerializer.SerializeToNode(new { id = row.AgreementId, row.Reference }, Json.Options));
        if (row.RenewalId is { } renewal) data.Insert(2, "renewal", JsonValue.Create(renewal));
        data.Add("version", JsonValue.Create(row.Version));
        return data;
    }
}
