using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Auditing;

/// <summary>The audit trail, newest first: who did what when, from where, old → new. An auditor of an institution sees what concerns it.</summary>
public static class ListAudit
{
    /// <param name="Subject">The id of the record.</param>
    /// <param name="From">A day in Jakarta, inclusive.</param>
    /// <param name="To">A day in Jakarta, inclusive.</param>
    [Needs(Permission.Audit, Reach.Scope)]
    public sealed record Query(Guid? Subject, string? Actor, DateOnly? From, DateOnly? To, int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Item> Items, string? NextPageToken) : IPageOf<Item>;

    /// <param name="Via">By what the actor was recognised: <c>session:…</c>, <c>key:…</c>, <c>token:…</c>, <c>link</c>, <c>job</c>, <c>verb</c>.</param>
    /// <param name="Address">Absent for jobs and verbs.</param>
    /// <param name="Version">The subject's, after the action.</param>
    /// <param name="Hash">SHA-256 of the canonical JSON of all others, with the changes as they are stored.</param>
    public sealed record Item(
        long Seq, DateTimeOffset At, string Actor, string? Via, string? Address, string? RequestId, string SubjectKind, Guid SubjectId, string Action, long Version,
        IReadOnlyList<FieldChange> Changes, string? Reason, string PreviousHash, string Hash);

    private static readonly Statement All = Text("1 = 1"), OfSubject = Text("subject_id = @Subject AND (@Actor IS NULL OR actor = @Actor)"), OfActor = Text("actor = @Actor");

    // Days become places in the chain, so that a page of long ago costs what the first costs.
    private static readonly Statement First = Statement.Of("SELECT COALESCE(MIN(seq), 9223372036854775807) FROM audit_entries WHERE at >= @At");
    private static readonly Statement Last = Statement.Of("SELECT COALESCE(MAX(seq), 0) FROM audit_entries WHERE at < @At");

    private static Statement Text(string filter) => Statement.Limited($"""
        SELECT seq, at, actor, via, address, request_id, subject_kind, subject_id, action, version, changes, reason, previous_hash, hash FROM audit_entries
        WHERE {filter} AND (@SeesAll = 1 OR (subject_kind = 'agreement' AND {InScope.Agreement("subject_id")})
                OR (subject_kind = 'renewal' AND EXISTS (SELECT 1 FROM renewals r WHERE r.id = subject_id AND {InScope.Agreement("r.agreement_id")}))
                OR (subject_kind = 'document' AND EXISTS (SELECT 1 FROM documents d WHERE d.id = subject_id AND {InScope.Agreement("d.agreement_id")}))
                OR (subject_kind = 'internalNote' AND EXISTS (SELECT 1 FROM internal_notes n WHERE n.id = subject_id AND {InScope.Institution("n.institution_id")}))
                OR (subject_kind = 'institution' AND {InScope.Institution("subject_id")}))
            AND seq >= @Low AND seq <= @High AND (@From IS NULL OR at >= @From) AND (@Until IS NULL OR at < @Until)
        ORDER BY seq DESC
        """, "Count");

    public sealed class Handler(Db db, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = PageRequest.Of(request.PageSize, request.PageToken, new { request.Subject, request.Actor, request.From, request.To });
            var (from, until) = (Start(request.From), Start(request.To is { } to && to < DateOnly.MaxValue ? to.AddDays(1) : null));
            var low = from is null ? 0 : await db.FirstAsync<long>(First, new { At = from }, cancellationToken);
            var high = until is null ? long.MaxValue : await db.FirstAsync<long>(Last, new { At = until }, cancellationToken);
            if (page.After is { } after) high = Math.Min(high, after.Seq - 1);
            var statement = request.Subject is not null ? OfSubject : request.Actor is not null ? OfActor : All;
            var mine = scope.Institutions(Permission.Audit);
            var rows = await db.QueryAsync<Row>(statement, new { request.Subject, request.Actor, Low = low, High = high, From = from, Until = until, Count = page.Size + 1, SeesAll = mine is null, mine = Ids.List(mine ?? []) }, cancellationToken);
            return new View([.. page.Items(rows).Select(r => r.ToItem())], page.NextToken(rows, r => new Position { Seq = r.Seq }));
        }

        private static DateTimeOffset? Start(DateOnly? day) => day is { } at && at > DateOnly.MinValue ? new DateTimeOffset(at.ToDateTime(TimeOnly.MinValue), Zone.Wib.Offset()) : null;
    }

    private sealed class Row
    {
        public long Seq { get; init; }
        public DateTimeOffset At { get; init; }
        public string Actor { get; init; } = "";
        public string? Via { get; init; }
        public string? Address { get; init; }
        public string? RequestId { get; init; }
        public string SubjectKind { get; init; } = "";
        public Guid SubjectId { get; init; }
        public string Action { get; init; } = "";
        public long Version { get; init; }
        public string Changes { get; init; } = "[]";
        public string? Reason { get; init; }
        public string PreviousHash { get; init; } = "";
        public string Hash { get; init; } = "";

        public Item ToItem() => new(Seq, At, Actor, Via, Address, RequestId, SubjectKind, SubjectId, Action, Version, Json.Read<List<FieldChange>>(Changes), Reason, PreviousHash, Hash);
    }
}
