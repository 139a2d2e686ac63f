using Agreements.App.Features.Operations;
using Agreements.App.Mail;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Jobs;

/// <summary>Looks every quarter of an hour whether sweeps still succeed. It needs neither Hangfire nor the outbox, because they may be what
/// has stopped; without a database it tells by what it remembers.</summary>
internal sealed class DeadManAlarm(IServiceScopeFactory scopes, TimeProvider time, ILogger<DeadManAlarm> log) : PeriodicLook(Every, time)
{
    /// <summary>The first look comes after the sweep of the start.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    private DateTimeOffset _succeeded = time.GetUtcNow();
    private DateTimeOffset? _logged, _mailed;

    protected override async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestContext>().Principal = Principal.Program("system", "alarm");
            var seen = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new WatchSweep.Command(), ct);
            (_succeeded, _mailed) = (seen.Since, null);
            if (seen.IsSilent) Log(seen.Since, null);
            else _logged = null;
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            await WithoutDatabaseAsync(exception, ct);
        }
    }

    private async Task WithoutDatabaseAsync(Exception exception, CancellationToken ct)
    {
        if (Time.GetUtcNow() - _succeeded < WatchSweep.Silence) return;
        Log(_succeeded, exception);
        if (_mailed is { } at && Time.GetUtcNow() - at < WatchSweep.Again) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var last = _succeeded.ToOffset(Zone.Wib.Offset()).ToString("yyyy-MM-dd HH:mm 'WIB'", System.Globalization.CultureInfo.InvariantCulture);
            if (await scope.ServiceProvider.GetRequiredService<AdministratorMail>().SendAsync(new Message("mail.databaseSilent.subject"), new Message("mail.databaseSilent", last), ct)) _mailed = Time.GetUtcNow();
        }
        catch (Exception second) when (!ct.IsCancellationRequested)
        {
            log.LogError(second, "The administrators could not be told that the sweep has stopped; it is tried again in {Minutes} minutes.", Every.TotalMinutes);
        }
    }

    private void Log(DateTimeOffset since, Exception? exception)
    {
        if (_logged is { } at && Time.GetUtcNow() - at < WatchSweep.Again) return;
        _logged = Time.GetUtcNow();
        log.LogCritical(exception, "No sweep has succeeded since {Since:u}: no new alerts are made. Nothing is lost. Look at /health/ready and at the errors before this one, mend the cause, and restart the service.", since);
    }
}
