using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.People;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Search;

/// <summary>What a search finds beside agreements.</summary>
public sealed class FindOthers(Db db, AgreementReader reader, StatusOf statusOf, Scope scope, RequestContext context, IMediator mediator)
{
    private static readonly Statement Institutions = Statement.Limited($"SELECT i.id, i.name, i.kind FROM institutions i WHERE {SearchWords.In("i.search_key")} ORDER BY i.name, i.id", "Count");

    private static readonly Statement Renewals = Statement.Limited($"SELECT {RenewalRow.Columns} FROM renewals r WHERE r.reference BETWEEN @Reference AND @LastReference ORDER BY r.reference", "Count");

    private static readonly Statement SigningEvents = Statement.Limited($"""
        SELECT e.id, e.title, e.held_on FROM signing_events e WHERE {SearchWords.In("LOWER(e.title)")}
            AND (@SeesAll = 1 OR EXISTS (SELECT 1 FROM agreements a WHERE a.signing_event_id = e.id AND {InScope.Agreement("a.id")})
                OR EXISTS (SELECT 1 FROM renewals r WHERE r.signing_event_id = e.id AND {InScope.Agreement("r.agreement_id")})
                OR {InScope.Institution("e.institution_id")})
        ORDER BY e.held_on DESC, e.id
        """, "Count");

    internal async Task<IReadOnlyList<Search.InstitutionHit>> InstitutionsAsync(SearchWords words, CancellationToken ct) =>
        [.. (await db.QueryAsync<InstitutionRow>(Institutions, Arguments(words), ct)).Select(i => new Search.InstitutionHit(i.Id, i.Name, Words.Parse<InstitutionKind>(i.Kind)))];

    internal async Task<IReadOnlyList<Search.RenewalHit>> RenewalsAsync(SearchWords words, CancellationToken ct)
    {
        var cases = (await db.QueryAsync<RenewalRow>(Renewals, new { words.Reference, words.LastReference, Count = 50 }, ct)).Select(r => r.ToCase()).ToList();
        var agreements = (await reader.ByIdsAsync([.. cases.Select(c => c.Agreement).Distinct()], ct)).ToDictionary(d => d.Agreement.Id, d => d.Agreement);
        return [.. cases.Where(c => agreements.ContainsKey(c.Agreement)).Take(Search.Most).Select(c => new Search.RenewalHit(
            c.Id, c.Reference, agreements[c.Agreement].FactsAt(statusOf.Today(agreements[c.Agreement])).Title, c.Stage))];
    }

    internal async Task<IReadOnlyList<Search.SigningEventHit>> SigningEventsAsync(SearchWords words, CancellationToken ct)
    {
        var mine = scope.Institutions(Permission.Read);
        var rows = await db.QueryAsync<EventRow>(SigningEvents, new
        {
            W1 = words[0], W2 = words[1], W3 = words[2], W4 = words[3], SeesAll = mine is null, mine = Ids.List(mine ?? []), Count = Search.Most,
        }, ct);
        return [.. rows.Select(e => new Search.SigningEventHit(e.Id, e.Title, e.HeldOn))];
    }

    internal async Task<IReadOnlyList<Search.PersonHit>> PeopleAsync(SearchWords words, CancellationToken ct)
    {
        if (!context.Principal.Anywhere.Cover(Permission.Administer)) return [];
        var found = await mediator.Send(new ListUsers.Query(words.Folded, Search.Most, null), ct);
        return [.. found.Items.Select(u => new Search.PersonHit(u.Id, u.Name, u.Mail))];
    }

    private static object Arguments(SearchWords words) => new { W1 = words[0], W2 = words[1], W3 = words[2], W4 = words[3], Count = Search.Most };

    private sealed class InstitutionRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Kind { get; init; } = "";
    }

    private sealed class EventRow
    {
        public Guid Id { get; init; }
        public string Title { get; init; } = "";
        public DateOnly HeldOn { get; init; }
    }
}
