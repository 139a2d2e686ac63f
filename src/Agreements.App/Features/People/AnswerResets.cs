using Agreements.App.Access;
using Agreements.App.Data;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Features.People;

/// <summary>Mails a link to each who has an account with a password and asked; at most three an hour. Who signs in by a provider is not given a way around it.</summary>
public static class AnswerResets
{
    private const int MostAnHour = 3, AtOnce = 200;

    [ForProgram]
    public sealed record Command : IRequest<int>;

    private static readonly Statement Waiting = Statement.Limited("SELECT mail FROM reset_requests ORDER BY id", "Count");
    private static readonly Statement Done = Statement.Of("DELETE FROM reset_requests WHERE mail = @Mail");

    public sealed class Handler(Db db, UserStore users, UserLinks links, UserLetters letters, TimeProvider time, ILogger<Handler> log) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var sent = 0;
            foreach (var mail in (await db.QueryAsync<string>(Waiting, new { Count = AtOnce }, cancellationToken)).Distinct(StringComparer.Ordinal))
                if (await TryAnswerAsync(mail, cancellationToken)) sent++;
            return sent;
        }

        private async Task<bool> TryAnswerAsync(string mail, CancellationToken ct)
        {
            try
            {
                await db.BeginAsync(ct);
                // Of two nodes that read the same request, one still finds it.
                var sent = await db.ExecuteAsync(Done, new { Mail = mail }, ct) > 0 && await AnswerAsync(mail, ct);
                await db.CommitAsync(ct);
                return sent;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                await db.RollbackAsync();
                log.LogError(exception, "A request for a new password could not be answered. It stays and is tried again by the next run.");
                return false;
            }
        }

        private async Task<bool> AnswerAsync(string mail, CancellationToken ct)
        {
            if (await users.ByMailAsync(mail, ct) is not { State: UserState.Active, PasswordHash: not null } user) return false;
            if (await links.CountAsync(LinkPurpose.Reset, user.Id, time.GetUtcNow() - TimeSpan.FromHours(1), ct) >= MostAnHour) return false;
            await letters.ResetAsync(user, await links.NewAsync(LinkPurpose.Reset, user.Id, ct), ct);
            users.Note(user, "resetRequested");
            return true;
        }
    }
}
