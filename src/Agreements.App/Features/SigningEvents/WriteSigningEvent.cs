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

public sealed record SigningEventFacts(string Title, DateOnly HeldOn, string? Place = null, SigningMethod Method = SigningMethod.Ceremonial);

public sealed class SigningEventShape : AbstractValidator<SigningEventFacts>
{
    public SigningEventShape()
    {
        RuleFor(f => f.Title).Line(Shape.Short);
        RuleFor(f => f.Place).Line(Shape.Short);
    }
}

/// <summary>A new ceremony.</summary>
public static class CreateSigningEvent
{
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record Command(SigningEventFacts Facts) : ICommand<SigningEventView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new SigningEventShape());
    }

    public sealed class Handler(SigningEventStore store, SigningEventViews views, TimeProvider time) : IRequestHandler<Command, SigningEventView>
    {
        public async Task<SigningEventView> Handle(Command request, CancellationToken cancellationToken)
        {
            var facts = request.Facts;
            var signing = new SigningEvent { Id = Ids.New(time), Title = facts.Title, HeldOn = facts.HeldOn, Place = facts.Place, Method = facts.Method };
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

    public sealed class Handler(SigningEventStore store, SigningEventViews views, AgreementReader reader, AgreementStore agreements, RenewalStore renewals, StatusOf statusOf)
        : IRequestHandler<Command, SigningEventView>
    {
        public async Task<SigningEventView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await store.GetAsync(request.Id, cancellationToken);
            if (before.Version != request.Version) throw DomainException.Stale(before.Version);
            var signing = Merge(before, request.Patch);
            await store.SaveAsync(before, signing, cancellationToken);
            foreach (var id in await store.AgreementsAsync(signing.Id, cancellationToken)) await MoveAgreementAsync(id, signing, cancellationToken);
            foreach (var renewal in await store.CasesAsync(signing.Id, cancellationToken)) await MoveCaseAsync(renewal, signing, cancellationToken);
            return await views.ReadAsync(signing.Id, cancellationToken);
        }

        private static SigningEvent Merge(SigningEvent before, JsonObject patch)
        {
            var facts = new SigningEventFacts(before.Title, before.HeldOn, before.Place, before.Method);
            var merged = MergePatch.Apply(JsonSerializer.SerializeToNode(facts, Json.Options), patch).Deserialize<SigningEventFacts>(Json.Options)!;
            var result = new SigningEventShape().Validate(merged);
            if (!result.IsValid) throw new DomainException(ProblemKind.Invalid, [.. result.Errors.Select(Shape.ToViolation)]);
            var signing = before with { Title = merged.Title, HeldOn = merged.HeldOn, Place = merged.Place, Method = merged.Method };
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
