using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>Asks whether the caller may add a file at all, before a long body is read.</summary>
public static class MayUpload
{
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record ToAgreement(Guid Id) : IQuery<Unit>;

    [Needs(Permission.Edit, Subject.Document)]
    public sealed record ToDocument(Guid Id) : IQuery<Unit>;

    public sealed class Handler : IRequestHandler<ToAgreement, Unit>, IRequestHandler<ToDocument, Unit>
    {
        public Task<Unit> Handle(ToAgreement request, CancellationToken cancellationToken) => Unit.Task;

        public Task<Unit> Handle(ToDocument request, CancellationToken cancellationToken) => Unit.Task;
    }
}
