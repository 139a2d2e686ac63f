using System.CommandLine;
using System.Globalization;
using Agreements.App.Auditing;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Features.Operations;
using Agreements.Domain.Auditing;
using Agreements.Web.Hosting;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Cli;

internal static class RestoreVerb
{
    public static Command Define()
    {
        var (file, passphrase) = (new Argument<string>("file") { Description = "A backup." }, BackupVerb.PassphraseFile());
        var force = new Option<bool>("--force") { Description = "Also where a database stands already; that one is kept under another name." };
        var trust = new Option<bool>("--trust-keys") { Description = "Also where the backup brings keys of the audit trail that are not known here: what they have signed is believed from then on." };
        var verb = new Command("restore", "Put a backup in the place of the embedded database. The service must not be running. What was sent since the backup is not sent again.") { file, passphrase, force, trust, Reconcile() };
        verb.SetAction((parse, ct) => BackupVerb.RefusedAsync(() => VerbHost.RunAsync(null, Schema.AsItIs, services => RestoreAsync(services, parse.GetValue(file)!, parse.GetValue(passphrase), parse.GetValue(force), parse.GetValue(trust), ct))));
        return verb;
    }

    private static Command Reconcile()
    {
        var since = new Option<DateTimeOffset>("--since") { Description = "Of when the backup was, with its zone: 2026-11-26T18:10:00Z.", Required = true };
        var journal = new Option<string?>("--journal") { Description = "A directory with the journals of all nodes; else Mail__Journal." };
        var verb = new Command("reconcile", "After RESTORE DATABASE on a server, before any node is started: what was sent since the backup is not sent again.") { since, journal };
        verb.SetAction((parse, ct) => BackupVerb.RefusedAsync(() => VerbHost.RunAsync(null, Schema.Migrated, async services =>
        {
            var mediator = services.GetRequiredService<IMediator>();
            Tell(await mediator.Send(new ReconcileRestored.Command(parse.GetValue(since), parse.GetValue(journal)), ct));
            await mediator.Send(new ReconcileRestored.Sign(ToFile: true), ct);
            return 0;
        })));
        return verb;
    }

    private static async Task<int> RestoreAsync(IServiceProvider services, string file, string? passphraseFile, bool force, bool trustKeys, CancellationToken ct)
    {
        BackupVerb.RequireFile(file);
        if (services.GetRequiredService<Engine>() is not SqliteEngine engine)
            throw new StartRefused("The database stands on a server: restore it by RESTORE DATABASE, then run 'restore reconcile --since …' before a node is started.");
        using var alone = Alone(engine);
        if (File.Exists(engine.File) && !force) throw new BackupRefused($"A database stands at {engine.File}. Nothing was changed. Add --force to put the backup in its place; it is kept under another name.");
        var audit = services.GetRequiredService<IOptions<AuditOptions>>().Value;
        using var draft = await RestoreDraft.PrepareAsync(file, passphraseFile is null ? null : Passphrase.Read(passphraseFile), engine.File, audit, trustKeys, ct);
        Checkpoint? signed = null;
        await VerbHost.RunAsync(null, Schema.Migrated, async inner =>
        {
            var mediator = inner.GetRequiredService<IMediator>();
            Tell(await mediator.Send(new ReconcileRestored.Command(draft.Manifest.CreatedAt), ct));
            signed = await mediator.Send(new ReconcileRestored.Sign(ToFile: false), ct);
            return 0;
        }, draft);
        var aside = await draft.PutInPlaceAsync(engine.File, audit, TimeProvider.System.GetUtcNow(), ct);
        if (signed is not null) CheckpointFile.Append(audit.CheckpointFile, signed);
        Console.WriteLine($"Restored {engine.File}.{(aside is null ? "" : $" The database of before is {aside}.")} Start the service.");
        foreach (var id in draft.AddedKeys) Console.WriteLine($"Key {id} of the audit trail came with the backup and is known here from now on.");
        BackupVerb.Tell(draft.Manifest);
        Console.WriteLine("Keys that were revoked and people who were disabled since the backup are as they were then: look at them before the service is opened to others.");
        return 0;
    }

    private static IDisposable Alone(SqliteEngine engine)
    {
        try
        {
            return engine.OccupyAlone();
        }
        catch (IOException)
        {
            throw new BackupRefused($"The service or a verb is using {engine.File}. Nothing was changed; stop it and restore again.");
        }
    }

    private static void Tell(ReconcileRestored.View found)
    {
        var sent = found.Sent;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Journal since the backup: {found.Lines} lines; {sent.Mails} waiting mails had left, {sent.Alerts} told steps were entered, {sent.OwedAgain} are owed to others, {sent.Reports} reports and {sent.Events} events had been delivered; {found.Sessions} sessions were ended."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Audit trail: {found.Abandoned} checkpoints that were signed since the backup are of entries that are not in it; the trail says which."));
        if (found.Unreadable > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Unreadable} lines of the journal cannot be read."));
        if (!found.IsComplete)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The journal does not reach back to the backup: what the first sweep finds due goes out as one digest for each recipient, which says so. {found.PutAside} other mails that were waiting are dead letters; queue again those that are still wanted. {found.ReportsPassed} subscribed reports that were due are not mailed, because they may have been; the next ones come on their days."));
        if (sent.Unknown.Count > 0)
            Console.WriteLine($"Agreements that were told of since the backup and are not in it: {string.Join(", ", sent.Unknown)}. Their numbers are not given again; others given since the backup may be.");
        else Console.WriteLine("Numbers of agreements that were given since the backup may be given again.");
    }
}
