using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Institutions;

/// <summary>An institution with what stands around it: above and below, its agreements as far as the caller sees them, its people.</summary>
public static class InstitutionProfile
{
    /// <summary>Agreements are counted up to here, and of children and people so many are named.</summary>
    public const int Most = 100;

    [ForKnown("The directory of institutions; of agreements only what is in scope, of people only for those who administer it.")]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <param name="MergedFrom">Those that have become this one.</param>
    /// <param name="Agreements">Null = the caller may read no agreements at all.</param>
    /// <param name="People">Null = not for the caller.</param>
    /// <param name="Rights">What the caller may do with it.</param>
    public sealed record View(
        InstitutionView Institution, Named? Parent, Named? SplitFrom, Named? MergedInto, IReadOnlyList<Named> MergedFrom, IReadOnlyList<Named> Children, Counts? Agreements, IReadOnlyList<Member>? People,
        Permission Rights);

    public sealed record Named(Guid Id, string Name, InstitutionKind Kind);

    /// <param name="InForce">Each up to <see cref="Most"/>: then there are at least so many.</param>
    public sealed record Counts(int InForce, int Expiring, int Gaps);

    public sealed record Member(Guid Id, string Name, string Mail, Role Role);

    private static readonly Statement ChildrenOf = Statement.Limited("SELECT id, name, kind FROM institutions WHERE parent_id = @Id ORDER BY name, id", "Count");

    private static readonly Statement MergedFromOf = Statement.Limited("SELECT id, name, kind FROM institutions WHERE merged_into_id = @Id ORDER BY name, id", "Count");

    private static readonly Statement NamesOf = Statement.Of("SELECT id, name, kind FROM institutions WHERE id IN @ids");

    private static readonly Statement PeopleOf = Statement.Limited("""
        SELECT u.id, u.name, u.mail, g.role FROM user_grants g JOIN users u ON u.id = g.user_id WHERE g.institution_id = @Id AND u.disabled_at IS NULL ORDER BY u.name, u.id, g.role
        """, "Count");

    public sealed class Handler(Db db, InstitutionStore store, Scope scope, RequestContext context, IMediator mediator) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var institution = InstitutionView.Of(await store.GetAsync(request.Id, cancellationToken));
            var rights = await scope.RightsAsync(Subject.Institution, request.Id, cancellationToken);
            var around = await NamedAsync(institution, cancellationToken);
            return new View(
                institution, Of(institution.Parent), Of(institution.SplitFrom), Of(institution.MergedInto), await NamedAsync(MergedFromOf, request.Id, cancellationToken), await NamedAsync(ChildrenOf, request.Id, cancellationToken),
                context.Principal.Anywhere.Cover(Permission.Read) ? await CountAsync(request.Id, cancellationToken) : null, rights.Cover(Permission.Administer) ? await PeopleAsync(request.Id, cancellationToken) : null, rights);

            Named? Of(Guid? id) => id is { } known ? around.GetValueOrDefault(known) : null;
        }

        private async Task<IReadOnlyDictionary<Guid, Named>> NamedAsync(InstitutionView institution, CancellationToken ct)
        {
            var ids = new[] { institution.Parent, institution.SplitFrom, institution.MergedInto }.OfType<Guid>().ToList();
            return ids.Count == 0 ? new Dictionary<Guid, Named>() : (await db.QueryAsync<Row>(NamesOf, new { ids = Ids.List(ids) }, ct)).ToDictionary(r => r.Id, r => r.ToNamed());
        }

        private async Task<IReadOnlyList<Named>> NamedAsync(Statement statement, Guid id, CancellationToken ct) =>
            [.. (await db.QueryAsync<Row>(statement, new { Id = id, Count = Most }, ct)).Select(r => r.ToNamed())];

        private async Task<Counts> CountAsync(Guid id, CancellationToken ct) => new(
            await CountAsync(new ListAgreements.Query { Institution = id, Validity = Validity.InForce }, ct),
            await CountAsync(new ListAgreements.Query { Institution = id, Flag = Flag.Expiring, Sort = SortOrder.EndsFirst }, ct),
            await CountAsync(new ListAgreements.Query { Institution = id, Flag = Flag.Gap, Sort = SortOrder.EndsLast }, ct));

        private async Task<int> CountAsync(ListAgreements.Query query, CancellationToken ct) => (await mediator.Send(query with { PageSize = Most }, ct)).Items.Count;

        private async Task<IReadOnlyList<Member>> PeopleAsync(Guid id, CancellationToken ct) =>
            [.. (await db.QueryAsync<PersonRow>(PeopleOf, new { Id = id, Count = Most }, ct)).Select(p => new Member(p.Id, p.Name, p.Mail, Words.Parse<Role>(p.Role)))];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Kind { get; init; } = "";

        public Named ToNamed() => new(Id, Name, Words.Parse<InstitutionKind>(Kind));
    }

    private sealed class PersonRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Mail { get; init; } = "";
        public string Role { get; init; } = "";
    }
}
