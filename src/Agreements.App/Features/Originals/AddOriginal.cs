using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Documents;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Documents;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Originals;

/// <summary>Records a counterpart original of an agreement.</summary>
public static class AddOriginal
{
    /// <param name="Number">From 1; null = the one after the highest.</param>
    /// <param name="Party">For whom it was made out.</param>
    /// <param name="Holder">The institution that has it.</param>
    /// <param name="Place">Room, cabinet, shelf.</param>
    public sealed record Entry(
        int? Number = null, Guid? Party = null, Guid? Holder = null, string? Place = null, OriginalState State = OriginalState.Present, bool HasStampDuty = false, bool HasSeal = false, IReadOnlyList<Guid>? SignedBy = null, string? Note = null);

    /// <param name="Id">The agreement.</param>
    /// <exception cref="DomainException"><c>notFound</c>; as <see cref="Original.Check"/>; <c>institution.unknown</c>; <c>original.taken</c>.</exception>
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record Command(Guid Id, Entry Facts) : ICommand<OriginalView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Facts.Place).Line(Shape.Short);
            RuleFor(c => c.Facts.Note).AtMost(OriginalShape.Note);
            RuleFor(c => c.Facts.SignedBy ?? Array.Empty<Guid>()).Items(Shape.Many).OverridePropertyName("signedBy");
        }
    }

    public sealed class Handler(AgreementReader reader, OriginalStore store, OriginalViews views, TimeProvider time) : IRequestHandler<Command, OriginalView>
    {
        public async Task<OriginalView> Handle(Command request, CancellationToken cancellationToken)
        {
            var (facts, parties) = (request.Facts, (await reader.GetAsync(request.Id, cancellationToken)).Names.Keys.ToList());
            var original = new Original(
                Ids.New(time), request.Id, facts.Number ?? await store.NextNumberAsync(request.Id, cancellationToken), facts.Party, new OriginalPlace(facts.Holder, facts.Place, facts.State), facts.HasStampDuty, facts.HasSeal,
                [.. (facts.SignedBy ?? []).Distinct()], facts.Note, 1);
            original.Check(parties);
            await store.AddAsync(original, cancellationToken);
            return await views.GetAsync(original.Id, cancellationToken);
        }
    }
}

/// <summary>What requests about originals have in common.</summary>
internal static class OriginalShape
{
    public const int Note = 2000;
}
