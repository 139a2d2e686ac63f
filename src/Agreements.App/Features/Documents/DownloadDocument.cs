using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Documents;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>Gives out the content of a version, and says so in the audit trail.</summary>
public static class DownloadDocument
{
    /// <param name="Number">Null = the latest version.</param>
    /// <param name="Wants">How much of that version is asked for; null = the whole.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>document.removed</c>; <c>document.damaged</c>.</exception>
    [Needs(Permission.Read, Subject.Document)]
    public sealed record Query(Guid Id, int? Number, Func<DocumentVersionRow, Wanted>? Wants = null) : IQuery<Download>;

    /// <summary>How much of a content is given out: nothing, and nothing is recorded; a part, and of one person's parts of a version within a quarter of an hour the first is recorded; the whole.</summary>
    public enum Wanted { Nothing, Part, Whole }

    /// <param name="Content">At its beginning, and readable from any place; whoever asked closes it. Null = nothing of it is wanted.</param>
    public sealed record Download(Stream? Content, DocumentVersionRow Version);

    [Needs(Permission.Read, Subject.Document)]
    public sealed record Record(Guid Id, DocumentVersionRow Version, bool IsPart) : ICommand<Unit>;

    private static readonly TimeSpan OneReading = TimeSpan.FromMinutes(15);

    private static readonly Statement Recorded = Statement.Of("""
        SELECT COUNT(*) FROM audit_entries WHERE subject_id = @Id AND subject_kind = 'document' AND action = 'download' AND version = @Number AND actor = @Actor AND at > @Since
        """);

    public sealed class Handler(DocumentStore store, BlobStore blobs, HeldContents held, IMediator mediator) : IRequestHandler<Query, Download>
    {
        public async Task<Download> Handle(Query request, CancellationToken cancellationToken)
        {
            var version = await store.ReadableAsync(request.Id, request.Number, cancellationToken);
            var wanted = request.Wants?.Invoke(version) ?? Wanted.Whole;
            if (wanted == Wanted.Nothing) return new Download(null, version);
            // Who asks for parts asks for many of one content, which is not brought here and compared for each.
            var content = wanted == Wanted.Part ? await held.OpenAsync(version.Sha256, blobs.OpenAsync, cancellationToken) : await blobs.OpenAsync(version.Sha256, cancellationToken);
            try
            {
                await mediator.Send(new Record(request.Id, version, wanted == Wanted.Part), cancellationToken);
                return new Download(content, version);
            }
            catch
            {
                await content.DisposeAsync();
                throw;
            }
        }
    }

    public sealed class RecordHandler(Db db, AuditTrail trail, RequestContext context, TimeProvider time) : IRequestHandler<Record, Unit>
    {
        public async Task<Unit> Handle(Record request, CancellationToken cancellationToken)
        {
            var number = request.Version.Number;
            if (request.IsPart && await db.FirstAsync<long>(Recorded, new { request.Id, Number = number, context.Actor, Since = time.GetUtcNow() - OneReading }, cancellationToken) > 0) return Unit.Value;
            trail.Append("document", request.Id, "download", number, [new FieldChange("/sha256", null, request.Version.Sha256)], null);
            return Unit.Value;
        }
    }
}
