using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>The status of many agreements at once, by any party's number, our reference or the id. Unknown ones are said, not left out.</summary>
public static class LookUpStatus
{
    public const int Most = 200;

    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query : IQuery<View>
    {
        public IReadOnlyList<string> Numbers { get; init; } = [];

        public IReadOnlyList<Guid> Ids { get; init; } = [];

        /// <summary>Null = today in each agreement's zone.</summary>
        public DateOnly? AsOf { get; init; }
    }

    public sealed record View(IReadOnlyList<Item> Results);

    /// <param name="Agreements">Several when different issuers use the same number.</param>
    public sealed record Item(string? Number, Guid? Id, bool Found, IReadOnlyList<GetStatus.View> Agreements);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            this.LinesAtMost(q => q.Numbers, Most, 200);
            RuleFor(q => q.Ids).Items(Most);
        }
    }

    private static readonly Statement ByNumber = Statement.Of("""
        SELECT DISTINCT number_key, agreement_id FROM agreement_numbers WHERE number_key IN @keys
        UNION SELECT LOWER(reference), id FROM agreements WHERE reference IN @references
        """);

    public sealed class Handler(Db db, AgreementReader reader, StatusOf statusOf) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var count = request.Numbers.Count + request.Ids.Count;
            if (count is 0 or > Most) throw DomainException.Invalid("lookup.item", "", Most);
            var keys = request.Numbers.Select(Folding.Fold).Distinct().ToList();
            var hits = keys.Count == 0 ? [] : await db.QueryAsync<Hit>(ByNumber, new { keys, references = keys.Select(k => k.ToUpperInvariant()) }, cancellationToken);
            var byKey = hits.ToLookup(h => h.NumberKey, h => h.AgreementId);
            var views = (await reader.ByIdsAsync([.. hits.Select(h => h.AgreementId).Concat(request.Ids).Distinct()], cancellationToken))
                .ToDictionary(d => d.Agreement.Id, d => ViewOf(d, request.AsOf));
            return new View(
            [
                .. request.Numbers.Select(number => ItemOf(number, null, byKey[Folding.Fold(number)], views)),
                .. request.Ids.Select(id => ItemOf(null, id, [id], views)),
            ]);
        }

        private static Item ItemOf(string? number, Guid? id, IEnumerable<Guid> ids, Dictionary<Guid, GetStatus.View> views)
        {
            var found = ids.Where(views.ContainsKey).Select(i => views[i]).ToList();
            return new Item(number, id, found.Count > 0, found);
        }

        private GetStatus.View ViewOf(Dossier dossier, DateOnly? asOf)
        {
            var today = statusOf.Today(dossier.Agreement);
            return GetStatus.Of(dossier, statusOf.On(dossier, asOf ?? today), today);
        }
    }

    private sealed class Hit
    {
        public string NumberKey { get; init; } = "";
        public Guid AgreementId { get; init; }
    }
}
