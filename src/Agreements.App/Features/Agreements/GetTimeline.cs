using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>Who did what when, oldest first.</summary>
public static class GetTimeline
{
    /// <param name="Kind">What the id is of.</param>
    public sealed record Query(Guid Id, string Kind = "agreement") : IQuery<View>;

    public sealed record View(IReadOnlyList<Entry> Items);

    public sealed record Entry(long Seq, DateTimeOffset At, string Actor, string Action, long Version, string? Reason, IReadOnlyList<FieldChange> Changes);

    private static readonly Statement Entries = Statement.Of("""
        SELECT seq, at, actor, action, version, reason, changes FROM audit_entries WHERE subject_id = @Id AND subject_kind = @Kind ORDER BY seq
        """);

    public sealed class Handler(Db db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var rows = await db.QueryAsync<Row>(Entries, new { request.Id, request.Kind }, cancellationToken);
            if (rows.Count == 0) throw DomainException.NotFound(request.Kind, request.Id);
            return new View([.. rows.Select(r => new Entry(r.Seq, r.At, r.Actor, r.Action, r.Version, r.Reason, Json.Read<List<FieldChange>>(r.Changes)))]);
        }
    }

    private sealed class Row
    {
        public long Seq { get; init; }
        public DateTimeOffset At { get; init; }
        public string Actor { get; init; } = "";
        public string Action { get; init; } = "";
        public long Version { get; init; }
        public string? Reason { get; init; }
        public string Changes { get; init; } = "[]";
    }
}
