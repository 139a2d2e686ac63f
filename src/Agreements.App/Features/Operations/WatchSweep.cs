using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Operations;

/// <summary>Tells the administrators when no sweep succeeds any more, or when none may run because a machine's clock is wrong or its database was restored and not reconciled, and when that is over: once for each outage over all nodes (what a machine has found: once for each),
/// and once more each day while it lasts.</summary>
public static class WatchSweep
{
    /// <summary>So long may there be no sweep: a day, and an hour for the longest run.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromHours(25);

    /// <summary>How often an outage that lasts is told.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromDays(1);

    [ForProgram]
    public sealed record Command : IRequest<Outcome>;

    /// <param name="Since">The last sweep that succeeded; where none ever did, when somebody first looked.</param>
    /// <param name="IsSilent">No sweep has succeeded for <see cref="Silence"/>. Not said where none may run.</param>
    /// <param name="Told">A mail has left now.</param>
    public sealed record Outcome(DateTimeOffset Since, bool IsSilent, bool Told);

    public sealed class Handler(JobRuns runs, AlarmState state, AdministratorMail mail, ClockWatch clock, RestoreWatch restored, StorageWatch storage, TimeProvider time, IOptions<ClockOptions> options) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var since = (await runs.AllAsync(cancellationToken)).FirstOrDefault(j => j.Job == JobTable.Sweep)?.SucceededAt ?? await state.WatchedSinceAsync(now, cancellationToken);
            var (clockTrouble, isRight) = (await clock.TroubleAsync(cancellationToken), await restored.LookAsync(cancellationToken));
            var told = await TellOfMachineAsync("clock", clockTrouble, now, cancellationToken);
            if (isRight is { } right) told |= await TellOfMachineAsync("restore", right ? null : StorageWatch.Sentence(StorageTrouble.Restored), now, cancellationToken);
            // That none ran is known, and why.
            if (clockTrouble is not null || storage.IsRestored) return new Outcome(since, false, told);
            var isSilent = now - since >= Silence;
            told |= await TellAsync(AlarmState.Sweep, isSilent ? now : null, isSilent ? "mail.sweepSilent" : "mail.sweepRuns", [Clock(since)], cancellationToken);
            return new Outcome(since, isSilent, told);
        }

        private Task<bool> TellOfMachineAsync(string alarm, string? trouble, DateTimeOffset now, CancellationToken ct)
        {
            var machine = options.Value.Machine;
            return TellAsync(Installation.NameOf(alarm + "-alarm", machine), trouble is null ? null : now, $"mail.{alarm}{(trouble is null ? "Right" : "Wrong")}", [machine, trouble ?? Clock(now)], ct);
        }

        // The change of state comes first: a node that dies now has told nobody, and tells nobody twice. A mail that did not leave is owed again.
        private async Task<bool> TellAsync(string alarm, DateTimeOffset? after, string key, object[] values, CancellationToken ct)
        {
            var before = await state.ToldAsync(alarm, ct);
            if (!IsDue(before, after) || !await state.ChangeAsync(alarm, before, after, ct)) return false;
            if (await mail.SendAsync(new Message(key + ".subject", values), new Message(key, values), ct)) return true;
            await state.ChangeAsync(alarm, after, before, ct);
            return false;
        }

        // A clock that was set back must not silence it.
        private static bool IsDue(DateTimeOffset? told, DateTimeOffset? after) => after is { } now ? told is not { } at || (now - at).Duration() >= Again : told is not null;

        private static string Clock(DateTimeOffset at) => at.ToOffset(Zone.Wib.Offset()).ToString("yyyy-MM-dd HH:mm 'WIB'", CultureInfo.InvariantCulture);
    }
}
