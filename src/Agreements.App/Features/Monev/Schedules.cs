using Agreements.App.Access;
using Agreements.App.Monev;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Monev;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Monev;

/// <summary>Says how often an agreement is to be evaluated.</summary>
public static class ScheduleMonev
{
    /// <param name="Id">The agreement.</param>
    /// <param name="Version">Of the schedule as it was read; 0 = there was none.</param>
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; <c>monev.months</c>; <c>monev.from</c>: no first day of the agreement is known, so one has to be named.</exception>
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record Command(Guid Id, long Version, ScheduleEntry Facts) : ICommand<ScheduleView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts.From ?? AgreementRules.FirstDate).Likely().OverridePropertyName("from");
    }

    public sealed class Handler(AgreementReader reader, MonevStore store, MonevViews views) : IRequestHandler<Command, ScheduleView>
    {
        public async Task<ScheduleView> Handle(Command request, CancellationToken cancellationToken)
        {
            var dossier = await reader.GetAsync(request.Id, cancellationToken);
            new Violations()
                .Add(request.Facts.EveryMonths is < 1 or > MonevSchedule.MostMonths, "monev.months", "/everyMonths", MonevSchedule.MostMonths)
                .Add(request.Facts is { EveryMonths: not null, From: null } && dossier.Agreement.Facts.Term.EffectiveStart is null, "monev.from", "/from")
                .ThrowIfAny();
            await store.ScheduleAsync(request.Id, request.Version, request.Facts, cancellationToken);
            return await views.ScheduleAsync(dossier, cancellationToken);
        }
    }
}

/// <summary>How often an agreement is to be evaluated, and when the next time is due.</summary>
public static class GetMonevSchedule
{
    /// <param name="Id">The agreement.</param>
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id) : IQuery<ScheduleView>;

    public sealed class Handler(AgreementReader reader, MonevViews views) : IRequestHandler<Query, ScheduleView>
    {
        public async Task<ScheduleView> Handle(Query request, CancellationToken cancellationToken) =>
            await views.ScheduleAsync(await reader.GetAsync(request.Id, cancellationToken), cancellationToken);
    }
}
