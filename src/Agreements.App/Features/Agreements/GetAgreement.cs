using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>One agreement as of a day.</summary>
public static class GetAgreement
{
    /// <param name="AsOf">Null = today in the agreement's zone.</param>
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, DateOnly? AsOf) : IQuery<AgreementView>;

    public sealed class Handler(AgreementViews views) : IRequestHandler<Query, AgreementView>
    {
        public Task<AgreementView> Handle(Query request, CancellationToken cancellationToken) => views.ReadAsync(request.Id, request.AsOf, cancellationToken);
    }
}

/// <summary>Is it in force? The three axes, flags, days, gap and deadlines.</summary>
public static class GetStatus
{
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, DateOnly? AsOf) : IQuery<View>;

    /// <param name="Verified">The facts were checked against the document.</param>
    public sealed record View(
        Guid Id, string Reference, string Title, StatusView Status, Guid? Parent, Guid? Predecessor, Guid? Successor, bool Verified, long Version);

    public static View Of(Dossier dossier, AgreementStatus status, DateOnly today)
    {
        var agreement = dossier.Agreement;
        return new View(
            agreement.Id, agreement.Reference, agreement.Facts.Title, StatusView.Of(agreement, status, today, dossier.Rights), agreement.Facts.Parent,
            agreement.Facts.Predecessor, status.Successor, agreement.Facts.Verification.Status == VerificationStatus.Verified, agreement.Version);
    }

    public sealed class Handler(AgreementReader reader, StatusOf statusOf) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var dossier = await reader.GetAsync(request.Id, cancellationToken);
            var today = statusOf.Today(dossier.Agreement);
            return Of(dossier, statusOf.On(dossier, request.AsOf ?? today), today);
        }
    }
}

/// <summary>Each derived date and how it came about.</summary>
public static class GetDates
{
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, DateOnly? AsOf) : IQuery<View>;

    public sealed record View(Guid Id, DateOnly AsOf, IReadOnlyList<DateView> Dates);

    /// <param name="On">Null when the facts do not decide it.</param>
    /// <param name="Explanation">How it came about, in the language asked for.</param>
    public sealed record DateView(string Name, DateOnly? On, string Explanation);

    public sealed class Handler(AgreementReader reader, StatusOf statusOf, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var dossier = await reader.GetAsync(request.Id, cancellationToken);
            var status = statusOf.On(dossier, request.AsOf ?? statusOf.Today(dossier.Agreement));
            var dates = Deadlines.Explain(dossier.Agreement, status)
                .Select(d => new DateView(d.Name, d.On, d.Explanation.In(context.Language)));
            return new View(dossier.Agreement.Id, status.AsOf, [.. dates]);
        }
    }
}
