using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>A new proposal, or an agreement that was signed elsewhere.</summary>
public static class CreateAgreement
{
    /// <param name="Process"><c>proposed</c>, or <c>signed</c> / <c>registered</c> for one signed elsewhere.</param>
    public sealed record Command(AgreementFacts Facts, ProcessState Process) : ICommand<AgreementView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new AgreementFactsShape());
    }

    public sealed class Handler(Db db, TimeProvider time, AgreementChecks checks, AgreementStore store, AgreementViews views, StatusOf statusOf)
        : IRequestHandler<Command, AgreementView>
    {
        // The first creation of a year makes the counter; two at once must not both find it missing.
        private static readonly Statement First = new(
            "INSERT INTO counters (name, value) SELECT @Name, 0 WHERE NOT EXISTS (SELECT 1 FROM counters WHERE name = @Name)",
            "INSERT INTO counters (name, value) SELECT @Name, 0 WHERE NOT EXISTS (SELECT 1 FROM counters WITH (UPDLOCK, HOLDLOCK) WHERE name = @Name)");

        private static readonly Statement Count = Statement.Of("UPDATE counters SET value = value + 1 WHERE name = @Name");
        private static readonly Statement Value = Statement.Of("SELECT value FROM counters WHERE name = @Name");

        public async Task<AgreementView> Handle(Command request, CancellationToken cancellationToken)
        {
            var id = Ids.New(time);
            AgreementRules.Check(AgreementRules.Settle(request.Facts), request.Process, statusOf.Today(Zone.Wit));
            var (facts, zone) = await checks.CheckAsync(id, request.Facts, request.Process, null, cancellationToken);
            var agreement = Agreement.Enter(id, await NextReferenceAsync(cancellationToken), zone, facts, request.Process, statusOf.Today(zone));
            await store.AddAsync(agreement, cancellationToken);
            return await views.ReadAsync(id, null, cancellationToken);
        }

        // The counter's row lock makes creations queue for a moment; in exchange numbers rise without holes that officers would ask about.
        private async Task<string> NextReferenceAsync(CancellationToken ct)
        {
            var year = statusOf.Today(Zone.Wib).Year;
            var series = new { Name = string.Create(CultureInfo.InvariantCulture, $"agreement-{year}") };
            await db.ExecuteAsync(First, series, ct);
            await db.ExecuteAsync(Count, series, ct);
            var value = await db.FirstAsync<long>(Value, series, ct);
            return string.Create(CultureInfo.InvariantCulture, $"AGR-{year}-{value:D5}");
        }
    }
}
