using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Jobs;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Operations;

/// <summary>Writes the nightly backup where a directory is set for it, and removes those that are older than so many are kept.</summary>
public static class SaveBackup
{
    // What a process that died has left; one that lives is not so slow.
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    public sealed class Handler(BackupWriter writer, JobRuns runs, IOptions<BackupOptions> options, TimeProvider time) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            if (options.Value.Directory is not { } directory) return new JobResult("no directory is set");
            await runs.StartedAsync(JobTable.Backup, cancellationToken);
            DataDirectory.Create(directory);
            var passphrase = options.Value.PassphraseFile is { } file ? Passphrase.Read(file) : null;
            var manifest = await writer.WriteAsync(Path.Combine(directory, BackupWriter.NameAt(time.GetUtcNow())), passphrase, cancellationToken);
            var removed = Tidy(directory);
            var summary = string.Create(CultureInfo.InvariantCulture, $"{manifest.Agreements} agreements saved up to audit entry {manifest.AuditSeq}, {removed} older backups removed");
            await runs.SucceededAsync(JobTable.Backup, summary, cancellationToken);
            return new JobResult(summary);
        }

        private int Tidy(string directory)
        {
            var old = Directory.GetFiles(directory, "agreements-*.backup").OrderDescending(StringComparer.Ordinal).Skip(options.Value.Keep).ToList();
            old.ForEach(File.Delete);
            var before = time.GetUtcNow().UtcDateTime - Abandoned;
            foreach (var left in Directory.GetFiles(directory, "agreements-*.backup.*").Where(f => File.GetLastWriteTimeUtc(f) < before)) File.Delete(left);
            foreach (var left in Directory.GetDirectories(directory, ".backup-*").Where(d => Directory.GetLastWriteTimeUtc(d) < before)) Directory.Delete(left, recursive: true);
            return old.Count;
        }
    }
}
