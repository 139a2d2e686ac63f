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

    private static readonly Statement ByNumber = Statement.Of($"""
        SELECT n.number_key, {AgreementStamp.Columns} FROM agreement_numbers n JOIN agreements a ON a.id = n.agreement_id WHERE n.number_key IN @keys
        """);

    private static readonly Statement ByReference = Statement.Of($"SELECT LOWER(a.reference) AS number_key, {AgreementStamp.Columns} FROM agreements a WHERE a.reference IN @references");

    private static readonly Statement ById = Statement.Of($"SELECT {AgreementStamp.Columns} FROM agreements a WHERE a.id IN @ids");

    public sealed class Handler(Db db, Scope scope, StatusViews statuses) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var count = request.Numbers.Count + request.Ids.Count;
            if (count is 0 or > Most) throw DomainException.Invalid("lookup.item", "", Most);
            var keys = request.Numbers.Select(Folding.Fold).ToList();
            var hits = await FindAsync(request, keys.Distinct().ToList(), cancellationToken);
            var byKey = hits.ToLookup(h => h.NumberKey, h => h.Id);
            var rights = await scope.RightsAsync(Subject.Agreement, [.. hits.Select(h => h.Id).Distinct()], cancellationToken);
            var views = await statuses.OfAsync(hits, rights, request.AsOf, cancellationToken);
            return new View(
            [
                .. request.Numbers.Zip(keys, (number, key) => ItemOf(number, null, byKey[key].Distinct(), views)),
                .. request.Ids.Select(id => ItemOf(null, id, [id], views)),
            ]);
        }

        private static Item ItemOf(string? number, Guid? id, IEnumerable<Guid> ids, Dictionary<Guid, GetStatus.View> views)
        {
            var found = ids.Where(views.ContainsKey).Select(i => views[i]).ToList();
            return new Item(number, id, found.Count > 0, found);
        }

        private async Task<List<Hit>> FindAsync(Query request, List<string> keys, CancellationToken ct)
        {
            var hits = new List<Hit>();
            if (keys.Count > 0) hits.AddRange(await db.QueryAsync<Hit>(ByNumber, new { keys }, ct));
            var references = keys.Where(References.IsLike).Select(k => k.ToUpperInvariant()).ToList();
            if (references.Count > 0) hits.AddRange(await db.QueryAsync<Hit>(ByReference, new { references }, ct));
            if (request.Ids.Count > 0) hits.AddRange(await db.QueryAsync<Hit>(ById, new { ids = Ids.List(request.Ids) }, ct));
            return hits;
        }
    }

    private sealed class Hit : AgreementStamp
    {
        /// <summary>Empty where it was found by its id.</summary>
        public string NumberKey { get; init; } = "";
    }
}
