using System.Data.Common;
using Agreements.App.Data;
using Agreements.App.Features.Operations;
using MediatR;

namespace Agreements.Web.Api;

/// <summary>Health as it is told: over HTTP, by the verb <c>health</c>, in a support bundle.</summary>
/// <param name="Status"><c>ready</c> or <c>notReady</c>.</param>
/// <param name="Problems">Why it is not ready; each says what to do.</param>
/// <param name="Warnings">What somebody should see to meanwhile; absent where the database does not answer.</param>
/// <param name="NextSweepAt">Absent outside the running service.</param>
internal sealed record HealthReport(string Status, IReadOnlyList<string> Problems, IReadOnlyList<string>? Warnings = null, DateTimeOffset? NextSweepAt = null, GetHealth.View? Health = null)
{
    public bool IsReady => Problems.Count == 0;

    public static async Task<HealthReport> OfAsync(IServiceProvider services, DateTimeOffset? nextSweepAt, CancellationToken ct)
    {
        var engine = services.GetRequiredService<Engine>();
        if (engine.MissingFile is not null) return NotReady("There is no database. Start the service or run 'migrate' to make one, or name another directory by Agreements__DataDirectory.");
        try
        {
            var health = await services.GetRequiredService<IMediator>().Send(new GetHealth.Query(), ct);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var problems = HealthAdvice.Problems(health, now);
            return new HealthReport(problems.Count == 0 ? "ready" : "notReady", problems, HealthAdvice.Warnings(health, now), nextSweepAt, health);
        }
        catch (DbException)
        {
            return NotReady(Pending(engine) is > 0 and var count
                ? $"{count} migrations have not run. Run the verb 'migrate', or restart."
                : "The database does not answer. Check that it runs and that the connection string is right.");
        }
    }

    private static HealthReport NotReady(string problem) => new("notReady", [problem]);

    private static int Pending(Engine engine)
    {
        try
        {
            return Migrations.Pending(engine).Count;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            return 0;
        }
    }
}
