using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Documents;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Originals;

/// <summary>Records that an original changed hands, place or state.</summary>
public static class MoveOriginal
{
    /// <param name="Holder">Who has it from now on; absent = nobody knows.</param>
    /// <param name="Place">Room, cabinet, shelf.</param>
    /// <param name="On">The day of it; absent = today in the agreement's zone.</param>
    public sealed record Entry(OriginalState State, Guid? Holder = null, string? Place = null, DateOnly? On = null, string? Note = null);

    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; as <see cref="Original.Move"/> and <see cref="Original.Check"/>; <c>institution.unknown</c>; <c>original.tooMany</c>.</exception>
    [Needs(Permission.Edit, Subject.Original)]
    public sealed record Command(Guid Id, long Version, Entry To) : ICommand<OriginalView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.To.Place).Line(Shape.Short).OverridePropertyName("place");
            RuleFor(c => c.To.Note).AtMost(OriginalShape.Note).OverridePropertyName("note");
            RuleFor(c => c.To.On ?? Domain.Agreements.AgreementRules.FirstDate).Likely().OverridePropertyName("on");
        }
    }

    public sealed class Handler(AgreementReader reader, StatusOf statusOf, OriginalStore store, OriginalViews views) : IRequestHandler<Command, OriginalView>
    {
        public async Task<OriginalView> Handle(Command request, CancellationToken cancellationToken)
        {
            var (before, to) = (await store.GetAsync(request.Id, request.Version, cancellationToken), request.To);
            var dossier = await reader.GetAsync(before.Agreement, cancellationToken);
            var today = statusOf.Today(dossier.Agreement);
            var after = before.Move(new OriginalPlace(to.Holder, to.Place, to.State), to.On ?? today, today);
            after.Check([.. dossier.Names.Keys]);
            await store.MoveAsync(before, after, to.On ?? today, to.Note, cancellationToken);
            return await views.GetAsync(request.Id, cancellationToken);
        }
    }
}
