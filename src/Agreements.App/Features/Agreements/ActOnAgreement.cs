using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>Carries out an action of the workflow (submit, sign, register …) or of the agreement's life (suspend, terminate …).</summary>
public static class ActOnAgreement
{
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record Command(Guid Id, long Version, ProcessAction Action, ActionInput Input) : ICommand<AgreementView>, INeedsMore
    {
        public Permission More => ActionPermissions.Of(Action);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Input.Reason).AtMost(2000).OverridePropertyName("reason");
            RuleFor(c => c.Input.Event).Line(Shape.Short).OverridePropertyName("event");
            RuleFor(c => c.Input.Place).Line(Shape.Short).OverridePropertyName("place");
            RuleFor(c => c.Input.Numbers).Items(Shape.Many).OverridePropertyName("numbers");
            RuleForEach(c => c.Input.Numbers).Where(n => n is not null).ChildRules(number => number.RuleFor(n => n.Number).Line(Shape.Number)).OverridePropertyName("numbers");
            RuleFor(c => c.Input.SigningEvent).Null().When(c => c.Action != ProcessAction.Schedule).WithErrorCode("action.unexpected").OverridePropertyName("signingEvent");
            RuleFor(c => c.Input.Source).AtMost(Shape.Title).OverridePropertyName("source");
        }
    }

    public sealed class Handler(
        AgreementReader reader, AgreementChecks checks, AgreementStore store, Ceremonies ceremonies, AgreementViews views, StatusOf statusOf, Policies policies, DocumentStore documents,
        RequestContext context) : IRequestHandler<Command, AgreementView>
    {
        public async Task<AgreementView> Handle(Command request, CancellationToken cancellationToken)
        {
            var agreement = (await reader.GetAsync(request.Id, cancellationToken)).Agreement;
            if (agreement.Version != request.Version) throw DomainException.Stale(agreement.Version);
            var (before, was) = (statusOf.Before(agreement), new Stated(agreement.Facts, agreement.Process));
            var input = request.Input.SigningEvent is { } signing ? request.Input with { On = await ceremonies.DayAsync(signing, request.Input.On, cancellationToken) } : request.Input;
            agreement.Do(request.Action, input, statusOf.Today(agreement), policies.Calendar);
            if (request.Action is ProcessAction.Sign or ProcessAction.Schedule or ProcessAction.Register)
            {
                var (named, zone) = await checks.CheckAsync(agreement.Id, agreement.Facts, agreement.Process, was, cancellationToken);
                agreement.Edit(named, zone, statusOf.Today(zone));
            }
            await store.SaveAsync(agreement, before, Words.Of(request.Action), request.Input.Reason, cancellationToken);
            var view = await views.ReadAsync(agreement.Id, null, cancellationToken);
            return request.Action == ProcessAction.Register && !await documents.HasFinalAsync(agreement.Id, cancellationToken) ? WithoutFinal(view) : view;
        }

        // A reminder at the moment at which the scan lies on the desk; the agreement is valid without it.
        private AgreementView WithoutFinal(AgreementView view)
        {
            var missing = Violation.Of("document.noFinal", "");
            return view with { Warnings = [.. view.Warnings, new Warning(missing.Code, missing.Pointer, missing.Message.In(context.Language))] };
        }
    }
}
