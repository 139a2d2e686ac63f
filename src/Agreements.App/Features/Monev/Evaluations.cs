using Agreements.App.Access;
using Agreements.App.Monev;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Monev;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Monev;

/// <summary>Records an evaluation of an agreement, or corrects one: then both are kept, and the new one counts.</summary>
public static class Evaluate
{
    private const int Comment = 4000;

    /// <param name="Id">The agreement.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>monev.score</c>; <c>monev.future</c>: the day has not come; as <see cref="MonevStore.AddAsync"/>.</exception>
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record Command(Guid Id, EvaluationEntry Facts) : ICommand<EvaluationView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Facts.HeldOn).Likely();
            RuleFor(c => c.Facts.Comment).AtMost(Comment);
            RuleFor(c => c.Facts.EvaluatedBy).Line(Shape.Short);
        }
    }

    public sealed class Handler(AgreementReader reader, MonevStore store, StatusOf statusOf) : IRequestHandler<Command, EvaluationView>
    {
        public async Task<EvaluationView> Handle(Command request, CancellationToken cancellationToken)
        {
            var dossier = await reader.GetAsync(request.Id, cancellationToken);
            request.Facts.Scores.Check();
            if (request.Facts.HeldOn > statusOf.Today(dossier.Agreement)) throw DomainException.Invalid("monev.future", "/heldOn");
            return await store.AddAsync(request.Id, request.Facts, cancellationToken);
        }
    }
}

/// <summary>The evaluations of an agreement, newest first, also those that were replaced.</summary>
public static class ListEvaluations
{
    /// <param name="Id">The agreement.</param>
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(ScheduleView Schedule, IReadOnlyList<EvaluationView> Items, string? NextPageToken) : IPageOf<EvaluationView>;

    public sealed class Handler(AgreementReader reader, MonevViews views) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var schedule = await views.ScheduleAsync(await reader.GetAsync(request.Id, cancellationToken), cancellationToken);
            var (page, next) = PartPage.Cut(await views.OfAgreementAsync(request.Id, cancellationToken), request.Page, new { request.Id, Of = "evaluations" }, e => new Position { Id = e.Id });
            return new View(schedule, page, next);
        }
    }
}
