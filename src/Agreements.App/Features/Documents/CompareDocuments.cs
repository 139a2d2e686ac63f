using System.Globalization;
using System.Text.RegularExpressions;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Documents.Suggestions;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Documents;
using Agreements.Domain.Extraction;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Features.Documents;

/// <summary>Compares records with their signed texts, where one of them has changed since.</summary>
public static class CompareDocuments
{
    private const int AtOnce = 100;

    [ForProgram]
    public sealed record Command : IRequest<JobResult>;

    /// <summary>Compares one, or forgets what was compared with a document that is gone.</summary>
    /// <param name="Found">What its text says, read before the transaction begins: that may take seconds, in which others want to write.</param>
    [ForProgram]
    public sealed record One(Guid Agreement, ComparisonDue? Due, ExtractedFacts Found) : ICommand<Unit>;

    public sealed class Handler(DifferenceStore differences, ReadFacts facts, SuggestionViews views, JobRuns runs, IMediator mediator, ILogger<Handler> log) : IRequestHandler<Command, JobResult>
    {
        public async Task<JobResult> Handle(Command request, CancellationToken cancellationToken)
        {
            await runs.StartedAsync(JobTable.CompareDocuments, cancellationToken);
            var count = 0;
            await views.LoadAsync(cancellationToken);
            while (await differences.StaleAsync(AtOnce, cancellationToken) is { Count: > 0 } gone)
                foreach (var agreement in gone) await mediator.Send(new One(agreement, null, ExtractedFacts.None), cancellationToken);
            var broken = new HashSet<Guid>();
            while ((await differences.DueAsync(AtOnce, cancellationToken)).Where(d => !broken.Contains(d.AgreementId)).ToList() is { Count: > 0 } due)
                foreach (var one in due)
                {
                    if (await TryAsync(one, cancellationToken)) count++;
                    else broken.Add(one.AgreementId);
                }
            var summary = string.Create(CultureInfo.InvariantCulture, $"{count} texts compared with their records");
            await runs.SucceededAsync(JobTable.CompareDocuments, summary, cancellationToken);
            return new JobResult(summary);
        }

        // What cannot be read now, and was said to be so, holds up no other.
        private async Task<bool> TryAsync(ComparisonDue one, CancellationToken ct)
        {
            try
            {
                await mediator.Send(new One(one.AgreementId, one, await FoundAsync(one.Sha256, ct)), ct);
                return true;
            }
            catch (DomainException unreadable) when (unreadable.Kind == ProblemKind.Damaged)
            {
                return false;
            }
        }

        // One text must not hold up all others: it counts as compared, and nothing is said of it.
        private async Task<ExtractedFacts> FoundAsync(string sha256, CancellationToken ct)
        {
            try
            {
                return await facts.OfAsync(sha256, ct);
            }
            catch (RegexMatchTimeoutException late)
            {
                log.LogWarning(late, "The facts in the content {Content} could not be found in the time allowed.", sha256);
                return ExtractedFacts.None;
            }
        }
    }

    public sealed class OneHandler(DifferenceStore differences, SuggestionViews views, AgreementReader reader) : IRequestHandler<One, Unit>
    {
        public async Task<Unit> Handle(One request, CancellationToken cancellationToken)
        {
            if (request.Due is not { } due)
            {
                await differences.ForgetAsync(request.Agreement, cancellationToken);
                return Unit.Value;
            }
            var dossier = await reader.UnguardedAsync(due.AgreementId, cancellationToken);
            var compared = (await views.CompareAsync(dossier, request.Found, DocumentKind.Signed, cancellationToken)).Facts;
            // Not everybody who reads the list may read the parent.
            await differences.KeepAsync(due, compared.Where(c => c.IsDifference && c.Field != "/parent"), cancellationToken);
            return Unit.Value;
        }
    }
}
