using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Documents.Suggestions;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Documents;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>Compares records with their signed texts, where one of them has changed since.</summary>
public static class CompareDocuments
{
    private const int AtOnce = 100;

    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    /// <summary>Compares one, or forgets what was compared with a document that is gone.</summary>
    [ForProgram]
    public sealed record One(Guid Agreement, ComparisonDue? Due) : ICommand<Unit>;

    public sealed class Handler(DifferenceStore differences, SuggestionViews views, JobRuns runs, IMediator mediator) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.CompareDocuments, cancellationToken);
            var count = 0;
            await views.LoadAsync(cancellationToken);
            while (await differences.StaleAsync(AtOnce, cancellationToken) is { Count: > 0 } gone)
                foreach (var agreement in gone) await mediator.Send(new One(agreement, null), cancellationToken);
            while (await differences.DueAsync(AtOnce, cancellationToken) is { Count: > 0 } due)
                foreach (var one in due)
                {
                    await mediator.Send(new One(one.AgreementId, one), cancellationToken);
                    count++;
                }
            var summary = string.Create(CultureInfo.InvariantCulture, $"{count} texts compared with their records");
            await runs.SucceededAsync(JobTable.CompareDocuments, summary, cancellationToken);
            return new JobResult(summary);
        }
    }

    public sealed class OneHandler(DifferenceStore differences, ReadFacts facts, SuggestionViews views, AgreementReader reader) : IRequestHandler<One, Unit>
    {
        public async Task<Unit> Handle(One request, CancellationToken cancellationToken)
        {
            if (request.Due is not { } due)
            {
                await differences.ForgetAsync(request.Agreement, cancellationToken);
                return Unit.Value;
            }
            var dossier = await reader.UnguardedAsync(due.AgreementId, cancellationToken);
            var compared = views.Compare(dossier, await facts.OfAsync(due.Sha256, cancellationToken), DocumentKind.Signed).Facts;
            await differences.KeepAsync(due, compared.Where(c => c.IsDifference), cancellationToken);
            return Unit.Value;
        }
    }
}
