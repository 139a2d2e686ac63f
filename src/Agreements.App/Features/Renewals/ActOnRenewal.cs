using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Renewals;

/// <summary>Moves a renewal case: through its stages, to another plan, to its successor, or to the decision to let the agreement lapse.</summary>
public static class ActOnRenewal
{
    /// <param name="Successor">For <c>sign</c> and <c>complete</c>: what is other in the new document (a merge patch over the facts of the renewed agreement).</param>
    /// <param name="Numbers">For <c>sign</c> and <c>complete</c>: the parties' numbers of the new document.</param>
    /// <param name="Addendum">For <c>complete</c>: instead of a successor, the addendum that extends the same agreement.</param>
    [Needs(Permission.Edit, Subject.Renewal)]
    public sealed record Command(
        Guid Id, long Version, RenewalAction Action, RenewalInput Input, JsonObject? Successor = null, IReadOnlyList<PartyNumber>? Numbers = null, Addendum? Addendum = null) : ICommand<RenewalView>, INeedsMore
    {
        // A successor that is registered at once is confirmed; an addendum is one more document, and `sign` leaves the confirming to others.
        public Permission More => Action == RenewalAction.Complete && Addendum is null ? Permission.Register : ActionPermissions.Of(Action);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Input.Reason).AtMost(2000).OverridePropertyName("reason");
            RuleFor(c => c.Input.Owner!).SetValidator(new CaseOwnerShape()).When(c => c.Input.Owner is not null).OverridePropertyName("owner");
            When(c => c.Numbers is not null, () =>
            {
                RuleFor(c => c.Numbers!).Items(Shape.Many).OverridePropertyName("numbers");
                RuleForEach(c => c.Numbers!).Where(n => n is not null).ChildRules(number => number.RuleFor(n => n.Number).Line(Shape.Number)).OverridePropertyName("numbers");
            });
            // What an action does not take would be lost in silence.
            RuleFor(c => c.Successor).Null().When(c => !IsSigning(c) || c.Addendum is not null).WithErrorCode("renewal.unexpected").OverridePropertyName("successor");
            RuleFor(c => c.Numbers).Null().When(c => !IsSigning(c) || c.Addendum is not null).WithErrorCode("renewal.unexpected").OverridePropertyName("numbers");
            RuleFor(c => c.Input.SigningEvent).Null().When(c => c.Action is not (RenewalAction.Plan or RenewalAction.Schedule)).WithErrorCode("renewal.unexpected").OverridePropertyName("signingEvent");
            RuleFor(c => c.Addendum).Null().When(c => c.Action != RenewalAction.Complete).WithErrorCode("renewal.unexpected").OverridePropertyName("addendum");
        }

        private static bool IsSigning(Command command) => command.Action is RenewalAction.Sign or RenewalAction.Complete;
    }

    public sealed class Handler(RenewalStore store, RenewalViews views, AgreementReader reader, StatusOf statusOf, SuccessorMaker successors, Ceremonies ceremonies, RequestContext context)
        : IRequestHandler<Command, RenewalView>
    {
        public async Task<RenewalView> Handle(Command request, CancellationToken cancellationToken)
        {
            var renewal = await store.GetAsync(request.Id, cancellationToken);
            if (renewal.Version != request.Version) throw DomainException.Stale(renewal.Version);
            var dossier = await reader.GetAsync(renewal.Agreement, cancellationToken);
            if (request.Action is RenewalAction.Sign or RenewalAction.Complete) await SignAsync(renewal, dossier, request, cancellationToken);
            else await MoveAsync(renewal, dossier, request, cancellationToken);
            return await views.ReadAsync(renewal.Id, cancellationToken);
        }

        private async Task MoveAsync(RenewalCase renewal, Dossier dossier, Command request, CancellationToken ct)
        {
            if (request.Action == RenewalAction.Reopen && statusOf.On(dossier, statusOf.Today(dossier.Agreement)).Renewal == RenewalState.Renewed) throw DomainException.Conflict("renewal.renewed", "/action");
            var before = RenewalBefore.Of(renewal);
            var input = request.Input.SigningEvent is { } id ? request.Input with { On = await ceremonies.DayAsync(id, request.Input.On, ct) } : request.Input;
            renewal.Do(request.Action, input, context.Actor, statusOf.LastDay(dossier.Agreement), statusOf.Today(dossier.Agreement));
            await store.SaveAsync(renewal, before, Words.Of(request.Action), request.Input.Reason, ct);
            if (request.Action == RenewalAction.Reopen) await store.FollowAsync(renewal.Agreement, ct);
        }

        /// <summary>The successor is an agreement; once it is written, the case follows it.</summary>
        private async Task SignAsync(RenewalCase renewal, Dossier dossier, Command request, CancellationToken ct)
        {
            if (RenewalProcess.Refusal(renewal, request.Action) is { } refusal) throw new DomainException(ProblemKind.Conflict, [refusal]);
            var open = renewal.Checklist.Where(i => i.DoneOn is null).ToList();
            if (request.Action == RenewalAction.Complete && open.Count > 0 && VisibleText.IsBlank(request.Input.Reason))
                throw new DomainException(ProblemKind.Conflict, [.. open.Select(i => Violation.Of("renewal.checklistOpen", "/reason", Message.Label(i.Item)))]);
            if (request.Addendum is { } addendum) await ExtendAsync(renewal, dossier, addendum, ct);
            else await successors.WriteAsync(renewal, dossier, request.Action == RenewalAction.Sign ? ProcessState.Signed : ProcessState.Registered, request.Input, request.Successor ?? [], request.Numbers ?? [], ct);
            if (request.Action == RenewalAction.Complete && !VisibleText.IsBlank(request.Input.Reason)) await ExplainAsync(renewal.Id, request.Input.Reason!, ct);
        }

        private async Task ExtendAsync(RenewalCase renewal, Dossier dossier, Addendum addendum, CancellationToken ct)
        {
            if (renewal.Successor is not null) throw DomainException.Conflict("renewal.followsSuccessor", "/addendum", renewal.Successor);
            await successors.ExtendAsync(dossier.Agreement, addendum, ct);
            if ((await store.GetAsync(renewal.Id, ct)).IsOpen) throw DomainException.Invalid("renewal.notExtended", "/addendum/amendment/endsOn");
        }

        private async Task ExplainAsync(Guid id, string reason, CancellationToken ct)
        {
            var renewal = await store.GetAsync(id, ct);
            var before = RenewalBefore.Of(renewal);
            renewal.Explain(reason);
            await store.SaveAsync(renewal, before, "explain", reason, ct);
        }
    }
}
