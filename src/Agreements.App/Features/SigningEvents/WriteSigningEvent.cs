using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Signings;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.SigningEvents;

/// <param name="Institution">Whose it is while nothing is to be signed there. Null = the only institution of who enters it; the whole installation's where that one may edit everywhere.</param>
public sealed record SigningEventFacts(string Title, DateOnly HeldOn, string? Place = null, SigningMethod Method = SigningMethod.Ceremonial, Guid? Institution = null);

public sealed class SigningEventShape : AbstractValidator<SigningEventFacts>
{
    public SigningEventShape()
    {
        RuleFor(f => f.Title).Line(Shape.Short);
        RuleFor(f => f.Place).Line(Shape.Short);
    }
}

/// <summary>Whose a ceremony is.</summary>
public sealed class CeremonyMaker(Scope scope, InstitutionStore institutions)
{
    /// <returns>Null = the whole installation's.</returns>
    /// <exception cref="DomainException"><c>institution.unknown</c>; <c>forbidden</c>; <c>text.required</c>: the caller edits for several.</exception>
    public async Task<Guid?> OfAsync(Guid? stated, CancellationToken ct)
    {
        var mine = scope.Institutions(Permission.Edit);
        if (stated is not { } id) return mine is null ? null : mine.Count == 1 ? mine[0] : throw DomainException.Invalid("text.required", "/institution");
        if ((await institutions.ByIdsAsync([id], ct)).Count == 0) throw DomainException.Invalid("institution.unknown", "/institution", id);
        if (!(await scope.RightsAsync(Subject.Institution, id, ct)).Cover(Permission.Edit)) throw DomainException.Forbidden(Permission.Edit, "/institution");
        return id;
    }
}

/// <summary>A new ceremony.</summary>
public static class CreateSigningEvent
{
    /// <exception cref="DomainException">The rules of <see cref="CeremonyMaker.OfAsync"/> and of <see cref="SigningEvent.Check"/>.</exception>
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record Command(SigningEventFacts Facts) : ICommand<SigningEventView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new SigningEventShape());
    }

    public sealed class Handler(SigningEventStore store, SigningEventViews views, CeremonyMaker maker, TimeProvider time) : IRequestHandler<Command, SigningEventView>
    {
        public async Task<SigningEventView> Handle(Command request, CancellationToken cancellationToken)
        {
            var facts = request.Facts;
            var institution = await maker.OfAsync(facts.Institution, cancellationToken);
            var signing = new SigningEvent { Id = Ids.New(time), Title = facts.Title, HeldOn = facts.HeldOn, Place = facts.Place, Method = facts.Method, Institution = institution };
            signing.Check();
            await store.AddAsync(signing, cancellationToken);
            return await views.ReadAsync(signing.Id, cancellationToken);
        }
    }
}

/// <summary>Moves or corrects a ceremony. All that are to be signed there move with it, and their parties are told.</summary>
public static class PatchSigningEvent
{
    [Needs(Permission.Edit, Subject.SigningEvent)]
    public sealed record Command(Guid Id, long Version, JsonObject Patch) : ICommand<SigningEventView>;

    public sealed class Handler(SigningEventStore store, SigningEventViews views, AgreementReader reader, AgreementStore agreements, RenewalStore renewals, StatusOf statusOf, CeremonyMaker maker)
        : IRequestHandler<Command, SigningEventView>
    {
        public async Task<SigningEventView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await store.GetAsync(request.Id, cancellationToken);
            if (before.Version != request.Version) throw DomainException.Stale(before.Version);
            var signing = Merge(before, request.Patch);
            if (signing.Institution != before.Institution) signing = signing with { Institution = await maker.OfAsync(signing.Institution, cancellationToken) };
            await store.SaveAsync(before, signing, cancellationToken);
            foreach (var id in await store.AgreementsAsync(signing.Id, cancellationToken)) await MoveAgreementAsync(id, signing, cancellationToken);
            foreach (var renewal in await store.CasesAsync(signing.Id, cancellationToken)) await MoveCaseAsync(renewal, signing, cancellationToken);
            return await views.ReadAsync(signing.Id, cancellationToken);
        }

        private static SigningEvent Merge(SigningEvent before, JsonObject patch)
        {
            var facts = new SigningEventFacts(before.Title, before.HeldOn, before.Place, before.Method, before.Institution);
            var merged = MergePatch.Apply(JsonSerializer.SerializeToNode(facts, Json.Options), patch).Deserialize<SigningEventFacts>(Json.Options)!;
            var result = new SigningEventShape().Validate(merged);
            if (!result.IsValid) throw new DomainException(ProblemKind.Invalid, [.. result.Errors.Select(Shape.ToViolation)]);
            var signing = before with { Title = merged.Title, HeldOn = merged.HeldOn, Place = merged.Place, Method = merged.Method, Institution = merged.Institution };
            signing.Check();
            return signing;
        }

        // What is signed already was signed on its own day.
        private async Task MoveAgreementAsync(Guid id, SigningEvent signing, CancellationToken ct)
        {
            var agreement = (await reader.GetAsync(id, ct)).Agreement;
            if (agreement.Process.IsSigned() || agreement.Process.IsAbandoned()) return;
            var before = statusOf.Before(agreement);
            agreement.MoveSigning(signing.ToPlan());
            await agreements.SaveAsync(agreement, before, "moveSigning", signing.Title, ct);
        }

        private async Task MoveCaseAsync(RenewalCase renewal, SigningEvent signing, CancellationToken ct)
        {
            if (renewal.Plan.SigningOn == signing.HeldOn) return;
            var before = RenewalBefore.Of(renewal);
            renewal.MoveTo(signing.HeldOn);
            await renewals.SaveAsync(renewal, before, "moveSigning", signing.Title, ct);
        }
    }
}
