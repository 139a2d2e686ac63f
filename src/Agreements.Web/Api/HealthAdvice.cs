using Agreements.App.Features.Operations;
using Agreements.App.Jobs;
using Agreements.Domain.Dates;

namespace Agreements.Web.Api;

/// <summary>What is wrong and what to do, in sentences for an operator.</summary>
internal static class HealthAdvice
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(2), MailWaits = TimeSpan.FromHours(1);

    /// <summary>Why the service is not ready; empty = it is.</summary>
    public static IReadOnlyList<string> Problems(GetHealth.View health, DateTimeOffset now)
    {
        var problems = new List<string>();
        if (health.PendingMigrations.Count > 0)
            problems.Add($"{health.PendingMigrations.Count} migrations have not run. Run the verb 'migrate', or restart.");
        var sweep = health.Jobs.FirstOrDefault(j => j.Job == JobTable.Sweep)?.SucceededAt;
        if (sweep is null || now - sweep > SweepEvery)
            problems.Add("No sweep has succeeded for two hours. Nothing is lost; look at the log for its error and restart.");
        if (health.OldestUnsentAt is { } oldest && now - oldest > MailWaits)
            problems.Add($"{health.Unsent} mails have been waiting for more than an hour. Check the mail server's settings; they are sent by themselves when it answers.");
        if (health.AuditBreak is { } broken)
            problems.Add($"The audit trail is broken at entry {broken.Seq}: {broken.Why} Keep the database as it is and its backups, and compare by 'audit verify'; it is ready again when the whole chain is found right.");
        return problems;
    }

    /// <summary>What somebody should see to while the service goes on.</summary>
    public static IReadOnlyList<string> Warnings(GetHealth.View health, DateTimeOffset now)
    {
        var warnings = new List<string>();
        if (health.DeadLetters > 0)
            warnings.Add($"{health.DeadLetters} mails were refused for good by their recipient's server. GET /api/v1/mails?state=dead names them; correct the address, and send them again by POST /api/v1/mails/{{id}}/actions/retry.");
        warnings.AddRange(YearsInSight(Zone.Wib.Today(now)).Except(health.HolidayYears).Select(year =>
            $"The holidays of {year} are not loaded; only weekends count as free in that year. Load the joint decree by PUT /api/v1/holidays/{year}; the schedule follows by itself."));
        return warnings;
    }

    // The decree for a year comes in the autumn before it.
    private static IEnumerable<int> YearsInSight(DateOnly today) => today.Month >= 10 ? [today.Year, today.Year + 1] : [today.Year];
}
