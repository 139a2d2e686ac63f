using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>Who did what when, oldest first.</summary>
public static class GetTimeline
{
    /// <param name="Subject">What the id is of.</param>
    /// <param name="Page">Null = all.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(Guid Id, Subject Subject = Subject.Agreement, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Entry> Items, string? NextPageToken) : IPageOf<Entry>;

    public sealed record Entry(long Seq, DateTimeOffset At, string Actor, string Action, long Version, string? Reason, IReadOnlyList<FieldChange> Changes);

    private static readonly Statement Entries = Statement.Of("""
        SELECT seq, at, actor, action, version, reason, changes FROM audit_entries WHERE subject_id = @Id AND subject_kind = @Kind ORDER BY seq
        """);

    public sealed class Handler(Db db, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            await scope.RequireAsync(Permission.Read, request.Subject, request.Id, cancellationToken);
            var kind = Words.Of(request.Subject);
            var rows = await db.QueryAsync<Row>(Entries, new { request.Id, Kind = kind }, cancellationToken);
            if (rows.Count == 0) throw DomainException.NotFound(kind, request.Id);
            var (page, next) = PartPage.Cut(rows, request.Page, new { request.Id, Kind = kind }, r => new Position { Seq = r.Seq });
            return new View([.. page.Select(r => new Entry(r.Seq, r.At, r.Actor, r.Action, r.Version, r.Reason, Json.Read<List<FieldChange>>(r.Changes)))], next);
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
