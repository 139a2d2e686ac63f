using System.CommandLine;
using System.Globalization;
using System.Text;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Features.Auditing;
using Agreements.Domain.Texts;
using Agreements.Web.Hosting;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Cli;

internal static class AuditVerb
{
    public static Command Define() => new("audit", "The audit trail: verify, export, sign, change the key.") { Verify(), Export(), Sign(), Key(), RotateKey() };

    private static Command Verify()
    {
        var export = new Option<string?>("--export") { Description = "Verify this export, without a database." };
        var checkpoints = new Option<string?>("--checkpoints") { Description = "The file of checkpoints to compare the export with." };
        var key = new Option<string?>("--key") { Description = "The public key (PEM) that has to have signed them; without it signatures are not looked at." };
        var verb = new Command("verify", "Verify the chain and its checkpoints; names the first broken entry.") { export, checkpoints, key };
        verb.SetAction((parse, ct) => parse.GetValue(export) is { } file
            ? VerifyFileAsync(file, parse.GetValue(checkpoints), parse.GetValue(key), ct)
            : parse.GetValue(checkpoints) is null && parse.GetValue(key) is null
                ? VerbHost.RunAsync(null, Schema.Current, services => VerifyDatabaseAsync(services, ct))
                : throw new StartRefused("--checkpoints and --key belong to --export; the database is verified with its own."));
        return verb;
    }

    private static Command Export()
    {
        var file = new Argument<string>("file") { Description = "Where to write it; JSON, one entry a line." };
        var verb = new Command("export", "Write the whole trail to a file that can be verified anywhere.") { file };
        verb.SetAction((parse, ct) => VerbHost.RunAsync(null, Schema.Current, async services =>
        {
            await using var writer = new StreamWriter(DataDirectory.CreateFile(parse.GetValue(file)!), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            var count = await services.GetRequiredService<IMediator>().Send(new ExportAudit.Query(writer), ct);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {count} entries."));
            return 0;
        }));
        return verb;
    }

    private static Command Sign()
    {
        var verb = new Command("checkpoint", "Verify the whole chain and sign it; a break is told as at night.");
        verb.SetAction((_, ct) => VerbHost.RunAsync(null, Schema.Current, async services =>
        {
            Console.WriteLine((await services.GetRequiredService<IMediator>().Send(new GuardAudit.Command(Whole: true), ct)).Summary + ".");
            return await services.GetRequiredService<AuditWatch>().BreakAsync(ct) is null ? 0 : 1;
        }));
        return verb;
    }

    private static Command Key()
    {
        var verb = new Command("key", "Print the public keys that verify this installation's checkpoints, the present one first.");
        verb.SetAction((_, _) => VerbHost.RunAsync(null, Schema.AsItIs, services =>
        {
            foreach (var key in services.GetRequiredService<InstallationKey>().Known) Console.WriteLine(key.Pem);
            return Task.FromResult(0);
        }));
        return verb;
    }

    private static Command RotateKey()
    {
        var verb = new Command("rotate-key", "Make another key for checkpoints; what the old one signed stays known.");
        verb.SetAction((_, _) => VerbHost.RunAsync(null, Schema.AsItIs, services =>
        {
            Console.WriteLine(InstallationKey.Rotate(services.GetRequiredService<IOptions<AuditOptions>>().Value).Pem);
            return Task.FromResult(0);
        }));
        return verb;
    }

    private static async Task<int> VerifyDatabaseAsync(IServiceProvider services, CancellationToken ct) => Tell(await services.GetRequiredService<ChainVerifier>().VerifyAsync(whole: true, ct), signed: true);

    private static async Task<int> VerifyFileAsync(string file, string? checkpoints, string? key, CancellationToken ct)
    {
        foreach (var named in new[] { file, checkpoints, key }) if (named is not null && !File.Exists(named)) throw new StartRefused($"There is no file {named}.");
        var signer = key is null ? null : PublicKey.ReadAll(await File.ReadAllTextAsync(key, ct));
        return Tell(await AuditExport.VerifyAsync(file, checkpoints, signer, ct), signer is not null);
    }

    private static int Tell(Verification found, bool signed)
    {
        Console.WriteLine(found.FirstBroken is { } broken
            ? string.Create(CultureInfo.InvariantCulture, $"Broken at entry {broken.Seq}: {broken.Why.In(Language.En)}")
            : string.Create(CultureInfo.InvariantCulture, $"Right: {found.Entries} entries, {found.Checkpoints} checkpoints{(signed ? "" : " (signatures not looked at)")}."));
        foreach (var restored in found.Restorations)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Entry {restored.Seq}: restored from the backup of {restored.BackupAt:yyyy-MM-dd HH:mm} UTC; {Missing(restored)}"));
        return found.FirstBroken is null ? 0 : 1;
    }

    // How many there were behind the backup only checkpoints tell.
    private static string Missing(Restoration restored) => restored.Lost < restored.Seq
        ? "no checkpoint speaks of entries that are not in this database."
        : string.Create(CultureInfo.InvariantCulture, $"the entries {restored.Seq}..{restored.Lost} of before are not in this database ({restored.Abandoned.Count} checkpoints speak of them).");
}
