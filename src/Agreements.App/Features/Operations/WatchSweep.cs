using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Operations;

/// <summary>Tells the administrators when no sweep succeeds any more, and when it does again: once for each outage over all nodes, and once
/// more each day while it lasts.</summary>
public static class WatchSweep
{
    /// <summary>So long may there be no sweep: a day, and an hour for the longest run.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromHours(25);

    /// <summary>How often an outage that lasts is told.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromDays(1);

    [ForProgram]
    public sealed record Command : IRequest<Outcome>;

    /// <param name="Since">The last sweep that succeeded; where none ever did, when somebody first looked.</param>
    /// <param name="IsSilent">No sweep has succeeded for <see cref="Silence"/>.</param>
    /// <param name="Told">A mail has left now.</param>
    public sealed record Outcome(DateTimeOffset Since, bool IsSilent, bool Told);

    public sealed class Handler(JobRuns runs, AlarmState state, AdministratorMail mail, ClockWatch clock, TimeProvider time) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var since = (await runs.AllAsync(cancellationToken)).FirstOrDefault(j => j.Job == JobTable.Sweep)?.SucceededAt ?? await state.WatchedSinceAsync(now, cancellationToken);
            // By a wrong clock nothing is late and nothing is in time; health and the log say that it is wrong.
            if (await clock.TroubleAsync(cancellationToken) is not null) return new Outcome(since, false, false);
            var told = await state.ToldAsync(cancellationToken);
            if (now - since >= Silence) return new Outcome(since, true, IsDue(told, now) && await TellAsync(told, now, "mail.sweepSilent", since, cancellationToken));
            return new Outcome(since, false, told is not null && await TellAsync(told, null, "mail.sweepRuns", since, cancellationToken));
        }

        // A clock that was set back must not silence it.
        private static bool IsDue(DateTimeOffset? told, DateTimeOffset now) => told is not { } at || (now - at).Duration() >= Again;

        // The change of state comes first: a node that dies now has told nobody, and tells nobody twice. A mail that did not leave is owed again.
        private async Task<bool> TellAsync(DateTimeOffset? before, DateTimeOffset? after, string key, DateTimeOffset since, CancellationToken ct)
        {
            if (!await state.ChangeAsync(before, after, ct)) return false;
            if (await mail.SendAsync(new Message(key + ".subject"), new Message(key, Clock(since)), ct)) return true;
            await state.ChangeAsync(after, before, ct);
            return false;
        }

        private static string Clock(DateTimeOffset at) => at.ToOffset(Zone.Wib.Offset()).ToString("yyyy-MM-dd HH:mm 'WIB'", CultureInfo.InvariantCulture);
    }
}
