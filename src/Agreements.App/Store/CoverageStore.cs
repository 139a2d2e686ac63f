using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Coverage;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>The only writer of coverage and its targets. It only adds: a correction is a row that replaces one.</summary>
public sealed class CoverageStore(Db db, AuditTrail trail, RequestContext context, TimeProvider time)
{
    private const string CommonColumns = "definition, source_kind, source_text, source_url, source_institution_id, verification, note, replaces_id, entered_by, entered_at";

    private const string CommonValues = "@Definition, @SourceKind, @SourceText, @SourceUrl, @SourceInstitution, @Verification, @Note, @Replaces, @By, @Now";

    private static readonly Statement InsertRecord = Statement.Of($"""
        INSERT INTO coverage_records (id, region_code, as_of, participants, segments, potential, unregistered, stated_units, stated_decimals, {CommonColumns})
        VALUES (@Id, @Region, @AsOf, @Participants, @Segments, @Potential, @Unregistered, @StatedUnits, @StatedDecimals, {CommonValues})
        """);

    private static readonly Statement InsertTarget = Statement.Of($"""
        INSERT INTO coverage_targets (id, region_code, due_on, percent_units, percent_decimals, participants, potential, {CommonColumns})
        VALUES (@Id, @Region, @DueOn, @PercentUnits, @PercentDecimals, @Participants, @Potential, {CommonValues})
        """);

    private static readonly Statement KnownInstitution = Statement.Of("SELECT COUNT(*) FROM institutions WHERE id = @Id");

    /// <param name="before">What it replaces.</param>
    /// <exception cref="DomainException"><c>coverage.replaced</c>: another correction was faster; <c>institution.unknown</c>.</exception>
    public async Task<Guid> AddAsync(string region, CoverageFacts facts, CoverageRecord? before, string? reason, CancellationToken ct)
    {
        var id = Ids.New(time);
        await GuardedAsync(facts.Source, () => db.ExecuteAsync(InsertRecord, new
        {
            Id = id, Region = RegionStore.Code(region), facts.AsOf, facts.Participants, Segments = Json.Write(facts.Segments), facts.Potential, facts.Unregistered,
            StatedUnits = facts.Stated?.Units, StatedDecimals = facts.Stated?.Places, facts.Definition, SourceKind = Words.Of(facts.Source.Kind), SourceText = facts.Source.Text, SourceUrl = facts.Source.Url,
            SourceInstitution = facts.Source.Institution, Verification = Words.Of(facts.Verification), facts.Note, Replaces = before?.Id, By = context.Actor, Now = time.GetUtcNow(),
        }, ct), ct);
        Record("coverage", id, before?.Id, region, before is null ? null : Snapshot(before.Region, before.Facts), Snapshot(region, facts), reason);
        return id;
    }

    /// <inheritdoc cref="AddAsync"/>
    public async Task<Guid> AddTargetAsync(string region, TargetFacts facts, CoverageTarget? before, string? reason, CancellationToken ct)
    {
        var id = Ids.New(time);
        await GuardedAsync(facts.Source, () => db.ExecuteAsync(InsertTarget, new
        {
            Id = id, Region = RegionStore.Code(region), facts.DueOn, PercentUnits = facts.Percentage?.Units, PercentDecimals = facts.Percentage?.Places, facts.Participants, facts.Potential,
            facts.Definition, SourceKind = Words.Of(facts.Source.Kind), SourceText = facts.Source.Text, SourceUrl = facts.Source.Url,
            SourceInstitution = facts.Source.Institution, Verification = Words.Of(facts.Verification), facts.Note, Replaces = before?.Id, By = context.Actor, Now = time.GetUtcNow(),
        }, ct), ct);
        Record("coverageTarget", id, before?.Id, region, before is null ? null : Snapshot(before.Region, before.Facts), Snapshot(region, facts), reason);
        return id;
    }

    private async Task GuardedAsync(CoverageSource source, Func<Task> write, CancellationToken ct)
    {
        if (source.Institution is { } of && await db.FirstAsync<long>(KnownInstitution, new { Id = of }, ct) == 0) throw DomainException.Invalid("institution.unknown", "/source/institution", of);
        try
        {
            await write();
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            throw DomainException.Conflict("coverage.replaced", "/replaces");
        }
    }

    private void Record(string kind, Guid id, Guid? replaces, string region, JsonNode? before, JsonNode after, string? reason)
    {
        IReadOnlyList<FieldChange> changes = Audit.Difference(before, after);
        trail.Append(kind, id, replaces is null ? "create" : "correct", 1, replaces is { } old ? [new FieldChange("/region", null, region), new FieldChange("/replaces", null, old.ToString("D")), .. changes] : changes, reason);
    }

    private static JsonNode Snapshot<T>(string region, T facts) => JsonSerializer.SerializeToNode(new { Region = region, Facts = facts }, Json.Options)!;
}
