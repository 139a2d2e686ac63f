using System.Globalization;
using System.Text.RegularExpressions;
using Agreements.App.Access;
using Agreements.App.Backups;
using Agreements.App.Jobs;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Operations;

/// <summary>Writes the nightly backup where a directory is set for it, and removes those that are older than so many are kept.</summary>
public static partial class SaveBackup
{
    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    public sealed class Handler(BackupWriter writer, JobRuns runs, IOptions<BackupOptions> options, TimeProvider time) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            if (options.Value.Directory is not { } directory) return new JobResult("no directory is set");
            await runs.StartedAsync(JobTable.Backup, cancellationToken);
            var passphrase = options.Value.PassphraseFile is { } file ? Passphrase.Read(file) : null;
            var written = Path.Combine(directory, BackupWriter.NameAt(time.GetUtcNow()));
            var manifest = await writer.WriteAsync(written, passphrase, cancellationToken);
            var removed = Tidy(directory, written);
            var summary = string.Create(CultureInfo.InvariantCulture, $"{manifest.Agreements} agreements saved up to audit entry {manifest.AuditSeq}, {removed} older backups removed");
            await runs.SucceededAsync(JobTable.Backup, summary, cancellationToken);
            return new JobResult(summary);
        }

        // Whatever else lies there is somebody else's, and a clock that was wrong must not make the newest one the oldest.
        private int Tidy(string directory, string written)
        {
            var old = Directory.GetFiles(directory).Where(f => Ours().IsMatch(Path.GetFileName(f))).OrderDescending(StringComparer.Ordinal).Skip(options.Value.Keep).Where(f => f != written).ToList();
            old.ForEach(File.Delete);
            var before = time.GetUtcNow().UtcDateTime - BackupWriter.Abandoned;
            foreach (var left in Directory.GetFiles(directory, "*" + BackupWriter.PartSuffix).Where(f => Ours().IsMatch(Path.GetFileNameWithoutExtension(f)) && File.GetLastWriteTimeUtc(f) < before)) File.Delete(left);
            return old.Count;
        }
    }

    [GeneratedRegex(@"^agreements-[0-9]{8}T[0-9]{6}Z\.backup\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}
