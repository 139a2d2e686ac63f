using System.CommandLine;
using System.Globalization;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Cli;

internal static class BackupVerb
{
    private const int Megabyte = 1_000_000;

    public static Command Define()
    {
        var to = new Option<string>("--out") { Description = "The file to write, or a directory in which it is named after the moment.", DefaultValueFactory = _ => "." };
        var passphrase = PassphraseFile();
        var verb = new Command("backup", "Save the embedded database, the audit key and the checkpoints in one verified file; the service may be running.") { to, passphrase, Verify() };
        verb.SetAction((parse, ct) => RefusedAsync(() => VerbHost.RunAsync(null, Schema.AsItIs, async services =>
        {
            // Of an older schema too: a backup is what one wants before an upgrade.
            if (services.GetRequiredService<Engine>().MissingFile is { } missing) throw new StartRefused($"There is no database at {missing}. Name its directory by Agreements__DataDirectory; nothing was written.");
            var (named, options) = (parse.GetValue(to)!, services.GetRequiredService<IOptions<BackupOptions>>().Value);
            var file = Directory.Exists(named) ? Path.Combine(named, BackupWriter.NameAt(services.GetRequiredService<TimeProvider>().GetUtcNow())) : named;
            var secret = (parse.GetValue(passphrase) ?? options.PassphraseFile) is { } from ? Passphrase.Read(from) : null;
            var manifest = await services.GetRequiredService<BackupWriter>().WriteAsync(file, secret, ct);
            Console.WriteLine($"Wrote and verified {file}{(secret is null ? ", not encrypted: it holds all that the database holds, and the audit key" : ", encrypted")}.");
            Tell(manifest);
            return 0;
        })));
        return verb;
    }

    private static Command Verify()
    {
        var (file, passphrase) = (new Argument<string>("file") { Description = "A backup." }, PassphraseFile());
        var verb = new Command("verify", "Verify a backup, without a database. Its database is unpacked for a moment in the directory for temporary files (TMPDIR).") { file, passphrase };
        verb.SetAction((parse, ct) => RefusedAsync(async () =>
        {
            RequireFile(parse.GetValue(file)!);
            Tell(await BackupReader.VerifyAsync(parse.GetValue(file)!, parse.GetValue(passphrase) is { } from ? Passphrase.Read(from) : null, Path.GetTempPath(), ct));
            return 0;
        }));
        return verb;
    }

    public static Option<string?> PassphraseFile() => new("--passphrase-file") { Description = "The file whose first line is the passphrase." };

    /// <exception cref="StartRefused">There is none.</exception>
    public static void RequireFile(string file)
    {
        if (!File.Exists(file)) throw new StartRefused($"There is no file {file}.");
    }

    /// <summary>What is refused is told in one sentence.</summary>
    public static async Task<int> RefusedAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (BackupRefused refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    public static void Tell(Manifest backup)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Of {backup.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC, schema {backup.Schema}: {backup.Agreements} agreements, {backup.Institutions} institutions, {backup.AuditSeq} audit entries, {(double)backup.Parts.Sum(p => p.Bytes) / Megabyte:0.0} MB."));
        foreach (var part in backup.Parts) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {part.Name}  {part.Bytes} bytes  sha256 {part.Sha256}"));
        if (backup.ContentsElsewhere > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"NOT in it: {backup.ContentsElsewhere} contents of documents ({(double)backup.BytesElsewhere / Megabyte:0.0} MB) in the object store, which is to be saved by its own means."));
    }
}
