using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.Changes;

/// <summary>What happened to the agreements that the caller may see, in order and without gaps: who follows from cursor to cursor misses nothing.</summary>
public static class GetChanges
{
    /// <summary>Instead of a cursor: only what happens from now on.</summary>
    public const string Now = "now";

    public const int LongestWait = 30, MostTypes = 30;

    // Other nodes commit without our hearing of it.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    // A sweep or an import commits a hundred times a second: who waits is told of a bunch, and not of each by an answer of its own.
    private static readonly TimeSpan Bunch = TimeSpan.FromMilliseconds(200);

    /// <param name="After"><c>nextCursor</c> of the answer before; null = from the oldest that is kept; <c>now</c>.</param>
    /// <param name="Types">Types and patterns (<c>agreement.*</c>); none = all.</param>
    /// <param name="Agreement">Only of this one.</param>
    /// <param name="Wait">Seconds to wait for an event when there is none.</param>
    /// <exception cref="DomainException"><c>cursor.invalid</c>, <c>event.unknown</c>; <c>changes.gone</c> (410): what follows the cursor is not kept any more, or the database is older than the cursor.</exception>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(string? After = null, IReadOnlyList<string>? Types = null, Guid? Agreement = null, int PageSize = PageRequest.DefaultSize, int Wait = 0) : IQuery<View>;

    /// <param name="Items">May be fewer than the page size although more follow.</param>
    /// <param name="NextCursor">Where to go on, also when there are no items.</param>
    /// <param name="HasMore">More stands behind the cursor; else ask again later, or with <c>wait</c>.</param>
    public sealed record View(IReadOnlyList<ChangeItem> Items, string NextCursor, bool HasMore);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Types ?? Array.Empty<string>()).Items(MostTypes).OverridePropertyName("Types");
            RuleForEach(q => q.Types).Must(t => EventTypes.Matching(t).Count > 0).WithErrorCode("event.unknown");
        }
    }

    public sealed class Handler(Db db, EventRows rows, EventCursors cursors, EventBell bell, Scope scope, IOptions<ChangesOptions> options, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = new EventFilter(request.Types is null ? [] : EventTypes.Matching(request.Types), scope.Institutions(Permission.Read));
            var size = Math.Clamp(request.PageSize, 1, PageRequest.MaxSize);
            var after = await PlaceAsync(request.After, cancellationToken);
            for (var until = time.GetUtcNow().AddSeconds(request.Wait); ;)
            {
                var rung = bell.Next;
                var head = await rows.HeadAsync(cancellationToken);
                if (request.Wait > 0 && head.Seq > after && head.Seq - after < size) head = await GatherAsync(cancellationToken);
                var span = await rows.ReadAsync(filter, after, head.Seq, request.Agreement, size, cancellationToken);
                after = span.To;
                if (span.Rows.Count > 0 || after < head.Seq || bell.IsStopped || time.GetUtcNow() >= until) return await ViewAsync(span, after < head.Seq, cancellationToken);
                await WaitAsync(rung, until - time.GetUtcNow(), cancellationToken);
            }
        }

        private async Task<long> PlaceAsync(string? after, CancellationToken ct)
        {
            var head = await rows.HeadAsync(ct);
            if (after is null) return head.PurgedTo;
            if (after == Now) return head.Seq;
            var place = await cursors.ReadAsync(after, ct);
            if (place >= head.PurgedTo && place <= head.Seq) return place;
            throw new DomainException(ProblemKind.Gone, [Violation.Of("changes.gone", "/after", options.Value.KeepDays)]);
        }

        // Nobody holds a connection while there is nothing to read.
        private async Task WaitAsync(Task rung, TimeSpan left, CancellationToken ct)
        {
            await db.ReleaseAsync();
            await Task.WhenAny(rung, Task.Delay(left < LookEvery ? left : LookEvery, time, ct));
            ct.ThrowIfCancellationRequested();
        }

        private async Task<EventHead> GatherAsync(CancellationToken ct)
        {
            await db.ReleaseAsync();
            if (!bell.IsStopped) await Task.Delay(Bunch, TimeProvider.System, ct);
            return await rows.HeadAsync(ct);
        }

        private async Task<View> ViewAsync(EventSpan span, bool hasMore, CancellationToken ct)
        {
            var items = new List<ChangeItem>();
            foreach (var row in span.Rows) items.Add(ChangeItem.Of(row, await cursors.WriteAsync(row.Seq, ct)));
            return new View(items, await cursors.WriteAsync(span.To, ct), hasMore);
        }
    }
}

/// <summary>Something that happened.</summary>
/// <param name="Cursor">Of the place behind it.</param>
/// <param name="Id">The same in a webhook's <c>webhook-id</c>: whoever hears of it twice knows it by this.</param>
/// <param name="Renewal">The case it is about; absent = the agreement itself.</param>
/// <param name="Version">Of the case, else of the agreement, after it.</param>
public sealed record ChangeItem(string Cursor, Guid Id, string Type, DateTimeOffset At, ChangedAgreement Agreement, Guid? Renewal, long Version, EventData Data)
{
    internal static ChangeItem Of(EventRow row, string cursor) => new(cursor, row.Id, row.Type, row.At, new ChangedAgreement(row.AgreementId, row.Reference), row.RenewalId, row.Version, row.ToData());
}

public sealed record ChangedAgreement(Guid Id, string Reference);
