using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Reports;

/// <summary>The register (Buku Register): the agreements of a filter, one flat row each, as of a day.</summary>
public static class RegisterReport
{
    /// <param name="Filter">As for the list of agreements, with its pages.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(ListAgreements.Query Filter) : IQuery<View>;

    /// <param name="AsOf">The day that is asked for, or today in Jakarta; each row names its own.</param>
    /// <param name="Meaning">What a row says, in the caller's language.</param>
    /// <param name="NextPageToken">Absent on the last page.</param>
    /// <param name="Total">Only when asked for.</param>
    public sealed record View(DateOnly AsOf, string Meaning, IReadOnlyList<Item> Items, string? NextPageToken, long? Total) : IPageOf<Item>, IReport;

    /// <summary>What holds on the day, addenda included.</summary>
    /// <param name="AsOf">The day: where none is asked for, today in the agreement's zone.</param>
    /// <param name="Parties">Their names now, in the order of the document.</param>
    /// <param name="Numbers">Of those parties that have one, in the same order.</param>
    /// <param name="EndsOn">The last day in force, inclusive; absent = none is known.</param>
    /// <param name="DaysToEnd">0 on the last day, negative afterwards.</param>
    public sealed record Item(
        DateOnly AsOf, Guid Id, string Reference, string Title, AgreementClass Class, Regime Regime, IReadOnlyList<string> Parties, IReadOnlyList<string> Numbers, DateOnly? SignedOn, DateOnly? StartsOn, DateOnly? EndsOn,
        int? DaysToEnd, DateOnly? NoticeDeadline, ProcessState Process, Validity Validity, RenewalState Renewal, IReadOnlyList<Flag> Flags, int? GapDays, Officer? Officer, Guid? Parent);

    /// <summary>The row of an agreement.</summary>
    public static Item ItemOf(AgreementView a)
    {
        var (parties, term, status) = (a.Effective?.Parties ?? a.Parties, a.Effective?.Term ?? a.Term, a.Status);
        return new Item(
            status.AsOf, a.Id, a.Reference, a.Effective?.Title ?? a.Title, a.Class, a.Regime, [.. parties.Select(p => p.Name)], [.. parties.Select(p => p.Number).OfType<string>()], term.SignedOn, term.EffectiveStartsOn, status.EndsOn,
            status.DaysToEnd, status.NoticeDeadline, status.Process, status.Validity, status.Renewal, status.Flags, status.Gap is { State: not GapState.Closed } gap ? gap.Days : null, a.Officer, a.Parent);
    }

    internal static Item ItemOf(Dossier dossier, AgreementStatus status)
    {
        var (a, facts) = (dossier.Agreement, dossier.Agreement.FactsAt(status.AsOf));
        return new Item(
            status.AsOf, a.Id, a.Reference, facts.Title, a.Facts.Class, a.Facts.Regime, [.. facts.Parties.Select(p => dossier.Names[p.Institution])], [.. facts.Parties.Select(p => p.Number).OfType<string>()], facts.Term.SignedOn, facts.Term.EffectiveStart,
            status.EndsOn, status.DaysToEnd, status.NoticeDeadline, status.Process, status.Validity, status.Renewal, status.Flags, status.Gap is { State: not GapState.Closed } gap ? gap.Days : null, a.Facts.Officer, a.Facts.Parent);
    }

    public sealed class Handler(AgreementPages pages, StatusOf statusOf, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (items, next, total) = await pages.ReadAsync(request.Filter, Outline.Status, ItemOf, cancellationToken);
            return new View(request.Filter.AsOf ?? statusOf.Today(Zone.Wib), new Message("report.meaning.register").In(context.Language), items, next, total);
        }
    }
}
