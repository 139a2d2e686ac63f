using Agreements.App.Alerts;
using Microsoft.Extensions.Options;

namespace Agreements.App.Mail;

/// <summary>The addresses that stand in mails; those to agreements and alerts only with <c>Mail:PublicUrl</c>.</summary>
public sealed class MailLinks(IOptions<MailOptions> options, AlertTokens tokens)
{
    private string? Base => options.Value.PublicUrl?.TrimEnd('/');

    /// <summary>A page of ours. Without <c>Mail:PublicUrl</c> only this machine can be meant; the address that a request names is never believed.</summary>
    public string Page(string path) => (Base ?? "http://127.0.0.1:5080") + path;

    public string? Agreement(Guid id) => Base is { } url ? $"{url}/api/v1/agreements/{id}" : null;

    /// <summary>Answers the alert with one click and without a login.</summary>
    public async Task<string?> AcknowledgeAsync(Guid alert, CancellationToken ct) => Base is { } url ? $"{url}/a/{await tokens.WriteAsync(alert, ct)}" : null;
}
