using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using MediatR;

namespace Agreements.App.Features.Auditing;

/// <summary>Says in the audit trail that somebody took much out at once.</summary>
public static class RecordExport
{
    /// <param name="What">A word: <c>gaps.csv</c>, <c>audit</c>.</param>
    /// <param name="Filter">What was asked for.</param>
    [ForKnown("Nothing is read or changed; it only adds to the trail who it is.")]
    public sealed record Command(string What, string? Filter) : ICommand<Unit>;

    public sealed class Handler(AuditTrail trail, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            trail.Append("export", Ids.New(time), request.What, 1, request.Filter is { } filter ? [new FieldChange("/filter", null, filter)] : [], null);
            return Unit.Task;
        }
    }
}
