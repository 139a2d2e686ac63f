using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>One agreement as of a day.</summary>
public static class GetAgreement
{
    /// <param name="AsOf">Null = today in the agreement's zone.</param>
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, DateOnly? AsOf) : IQuery<AgreementView>;

    public readonly record struct Key(Guid Id, DateOnly AsOf, DateOnly Today, Language Language, Permission Rights);

    public sealed class Handler(Db db, AgreementReader reader, AgreementViews views, StatusOf statusOf, Scope scope, RequestContext context, Remembered<Key, AgreementView> remembered) : IRequestHandler<Query, AgreementView>
    {
        public async Task<AgreementView> Handle(Query request, CancellationToken cancellationToken)
        {
            var rights = await scope.RightsAsync(Subject.Agreement, request.Id, cancellationToken);
            if (!rights.Cover(Permission.Read) || await AgreementStamp.ReadAsync(db, request.Id, cancellationToken) is not { } stamp) throw DomainException.NotFound("agreement", request.Id);
            var today = statusOf.Today(stamp.GoverningZone);
            var (key, kept) = (new Key(request.Id, request.AsOf ?? today, today, context.Language, rights), remembered.Now(db));
            return kept.Find(key, stamp) ?? kept.Keep(key, stamp, views.Of(await reader.UnguardedAsync(request.Id, cancellationToken) with { Rights = rights }, request.AsOf));
        }
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

    public sealed class Handler(Db db, StatusViews statuses, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var rights = await scope.RightsAsync(Subject.Agreement, [request.Id], cancellationToken);
            var stamp = await AgreementStamp.ReadAsync(db, request.Id, cancellationToken);
            var views = stamp is null ? [] : await statuses.OfAsync([stamp], rights, request.AsOf, cancellationToken);
            return views.GetValueOrDefault(request.Id) ?? throw DomainException.NotFound("agreement", request.Id);
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
