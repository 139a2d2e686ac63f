using System.Globalization;
using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Mail;
using Agreements.App.Outbox;
using Agreements.Domain.Auditing;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Microsoft.Extensions.Options;

namespace Agreements.App.Auditing;

/// <summary>What the nightly verification remembers: the break that it found, and when the whole chain was last right.</summary>
public sealed class AuditWatch(Installation installation, OutboxStore outbox, IOptions<MailOptions> options, IOptions<AuditOptions> audit, TimeProvider time)
{
    private const string Break = "audit-break", Whole = "audit-whole";

    private static readonly TimeSpan WholeEvery = TimeSpan.FromDays(7);

    /// <summary>Null = none is known.</summary>
    public async Task<ChainBreak?> BreakAsync(CancellationToken ct) =>
        await installation.ReadAsync(Break, ct) is { } value && value.Split(' ', 2) is [var seq, var why] ? new ChainBreak(long.Parse(seq, CultureInfo.InvariantCulture), StoredMessage.Read(why)) : null;

    /// <summary>Weekly, and as long as a break is known: only the whole chain can show that it is mended.</summary>
    public async Task<bool> WholeIsDueAsync(CancellationToken ct) =>
        await installation.ReadAsync(Break, ct) is not null || await installation.ReadAsync(Whole, ct) is not { } at
        || time.GetUtcNow() - DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) >= WholeEvery - TimeSpan.FromHours(1);

    public async Task FoundRightAsync(bool whole, CancellationToken ct)
    {
        if (!whole) return;
        await installation.RemoveAsync(Break, null, ct);
        await installation.SetAsync(Whole, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), ct);
    }

    /// <summary>Keeps the break, and tells the administrators unless they know of it.</summary>
    public async Task FoundBrokenAsync(ChainBreak found, CancellationToken ct)
    {
        var known = await BreakAsync(ct);
        await installation.SetAsync(Break, string.Create(CultureInfo.InvariantCulture, $"{found.Seq} {StoredMessage.Write(found.Why)}"), ct);
        if (known?.Seq == found.Seq) return;
        foreach (var address in options.Value.AdministratorAddresses.Select(a => a.ToLowerInvariant()).Distinct())
            await outbox.AddAsync(MailPurpose.Audit, new Recipient(address, []), Bilingual.Content(new Message("mail.auditBroken.subject", found.Seq), new Message("mail.auditBroken", found.Seq, found.Why), Zone.Wib.Today(time.GetUtcNow())), ct);
    }

    /// <summary>Mails a checkpoint to the auditors: with it in their hands, nobody can rebuild what came before.</summary>
    public async Task SignedAsync(Checkpoint checkpoint, CancellationToken ct)
    {
        var content = Bilingual.Content(new Message("mail.checkpoint.subject", checkpoint.Seq), new Message("mail.checkpoint", checkpoint.Seq, Json.Write(checkpoint)), Zone.Wib.Today(time.GetUtcNow()));
        foreach (var address in audit.Value.AuditorAddresses) await outbox.AddAsync(MailPurpose.Audit, new Recipient(address, []), content, ct);
    }
}
