using System.Text.Json;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>A row of <c>holiday_lists</c>.</summary>
public sealed class HolidayListRow
{
    public Guid Id { get; init; }
    public long Version { get; init; }
    public string Source { get; init; } = "";
    public string Actor { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public string? Reason { get; init; }
}

/// <summary>The lists of holidays, a year's each with its versions. It only adds; the next sweep plans everything by the new list.</summary>
public sealed class HolidayStore(Db db, TimeProvider time, RequestContext context, Policies policies, AuditTrail trail)
{
    private static readonly Statement OfYear = Statement.Of("SELECT id, version, source, actor, created_at, reason FROM holiday_lists WHERE year = @Year ORDER BY version DESC");
    private static readonly Statement Days = Statement.Of("SELECT holiday_on, kind, name, region FROM holiday_days WHERE list_id = @Id ORDER BY ord");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO holiday_lists (id, year, version, source, actor, created_at, reason) VALUES (@Id, @Year, @Version, @Source, @Actor, @CreatedAt, @Reason)
        """);

    private static readonly Statement InsertDay = Statement.Of("""
        INSERT INTO holiday_days (list_id, ord, holiday_on, kind, region, name) VALUES (@Id, @Ord, @On, @Kind, @Region, @Name)
        """);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<HolidayListRow>> OfAsync(int year, CancellationToken ct) => db.QueryAsync<HolidayListRow>(OfYear, new { Year = year }, ct);

    public async Task<IReadOnlyList<Holiday>> DaysAsync(Guid list, CancellationToken ct) =>
        [.. (await db.QueryAsync<HolidayRow>(Days, new { Id = list }, ct)).Select(d => d.ToHoliday())];

    public HolidayListRow Row(long version, string source, string? reason) =>
        new() { Id = Ids.New(time), Version = version, Source = source, Actor = context.Actor, CreatedAt = time.GetUtcNow(), Reason = reason };

    /// <exception cref="DomainException"><c>version.stale</c>: somebody else has loaded one meanwhile.</exception>
    public async Task AddAsync(int year, HolidayListRow row, IReadOnlyList<Holiday> days, HolidayListRow? before, CancellationToken ct)
    {
        try
        {
            await db.ExecuteAsync(Insert, new { row.Id, Year = year, row.Version, row.Source, row.Actor, row.CreatedAt, row.Reason }, ct);
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            throw DomainException.Stale(row.Version);
        }
        await db.ExecuteAsync(InsertDay, days.Select((d, i) => new { row.Id, Ord = i + 1, d.On, Kind = Words.Of(d.Kind), d.Region, d.Name }), ct);
        trail.Append("holidays", row.Id, "set", row.Version, Audit.Difference(before is null ? null : Snapshot(before, await DaysAsync(before.Id, ct)), Snapshot(row, days)), row.Reason);
        context.Wake.Add(JobTable.Sweep);
        context.AfterCommit.Add(policies.Expire);
    }

    private static System.Text.Json.Nodes.JsonNode Snapshot(HolidayListRow row, IReadOnlyList<Holiday> days) => JsonSerializer.SerializeToNode(
        new { row.Source, Days = days.GroupBy(d => d.On).ToDictionary(d => d.Key.ToIso(), d => d.ToList()) }, Json.Options)!;
}
