using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Renewals;

/// <summary>Opens the renewal of an agreement by hand; the sweep opens the others at their policy's lead time.</summary>
public static class OpenRenewal
{
    /// <param name="OpenedOn">Null = today; earlier for a case that was begun before it is entered.</param>
    /// <param name="CouncilRequired">Null = as the agreement says.</param>
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record Command(Guid Agreement, DateOnly? OpenedOn = null, CaseOwner? Owner = null, bool? CouncilRequired = null) : ICommand<RenewalView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Owner!).SetValidator(new CaseOwnerShape()).When(c => c.Owner is not null);
    }

    public sealed class Handler(Db db, AgreementReader reader, RenewalOpener opener, RenewalViews views, StatusOf statusOf, RequestContext context) : IRequestHandler<Command, RenewalView>
    {
        public async Task<RenewalView> Handle(Command request, CancellationToken cancellationToken)
        {
            var dossier = (await reader.ByIdsAsync([request.Agreement], cancellationToken)).FirstOrDefault() ?? throw DomainException.Invalid("agreement.unknown", "/agreement", request.Agreement);
            if (!dossier.Rights.Cover(Permission.Edit)) throw DomainException.Forbidden(Permission.Edit);
            var status = statusOf.On(dossier, statusOf.Today(dossier.Agreement));
            if (!dossier.Agreement.Process.IsSigned()) throw DomainException.Conflict("renewal.notSigned", "/agreement");
            Require(status, dossier.Around.Renewal);
            var renewal = opener.New(dossier, status, request.OpenedOn ?? status.AsOf, request.Owner, request.CouncilRequired);
            await Schedule.PlanAgainAsync(db, request.Agreement, cancellationToken);
            await opener.OpenAsync(RenewalOpener.With(dossier, renewal), renewal, cancellationToken);
            context.Wake.Add(JobTable.Sweep);
            return await views.ReadAsync(renewal.Id, cancellationToken);
        }

        private static void Require(AgreementStatus status, RenewalOutlook? latest)
        {
            if (status.Renewal == RenewalState.Renewed) throw DomainException.Conflict("renewal.renewed", "/agreement");
            if (status.Validity is Validity.Terminated or Validity.Void or Validity.Superseded) throw DomainException.Conflict("renewal.agreementOver", "/agreement", Domain.Texts.Message.Label(status.Validity));
            // A decision is taken back where it stands, with a reason.
            if (latest?.HasLapsedBy(status.AsOf, status.EndsOn) == true) throw DomainException.Conflict("renewal.decided", "/agreement", latest.Id);
        }
    }
}

public sealed class CaseOwnerShape : AbstractValidator<CaseOwner>
{
    public CaseOwnerShape()
    {
        RuleFor(o => o.Post).Line(Shape.Short);
        RuleFor(o => o.Name).Line(Shape.Short);
        RuleFor(o => o.Mail).Must(mail => mail is null || Domain.Institutions.Mail.IsAddress(mail)).WithErrorCode("mail.address").WithState(o => o.Mail);
    }
}
