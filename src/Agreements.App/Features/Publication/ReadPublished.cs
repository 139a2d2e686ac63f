using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Publication;

/// <summary>All that is public or was, in the order of entry.</summary>
public static class ListPublished
{
    /// <exception cref="DomainException"><c>notFound</c>: nothing is published here.</exception>
    [ForAnyone("Only what is marked public leaves, and of it only what PublicAgreement names; off unless the installation publishes.")]
    public sealed record Query(int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Published> Items, string? NextPageToken, PublicationOptions By);

    private static readonly Statement Page = Statement.Limited("SELECT agreement_id, withdrawn_at FROM publications WHERE (@AfterId IS NULL OR agreement_id > @AfterId) ORDER BY agreement_id", "Count");

    public sealed class Handler(Db db, PublicAgreements agreements) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (by, page) = (agreements.Required, PageRequest.Of(request.PageSize, request.PageToken, "published"));
            var rows = await db.QueryAsync<PublicationRow>(Page, new { AfterId = page.After?.Id, Count = page.Size + 1 }, cancellationToken);
            return new View(await agreements.OfAsync(page.Items(rows), cancellationToken), page.NextToken(rows, r => new Position { Id = r.AgreementId }), by);
        }
    }
}

/// <summary>One that is public or was.</summary>
public static class GetPublished
{
    /// <exception cref="DomainException"><c>notFound</c>: nothing is published here, or this was never public.</exception>
    [ForAnyone("Only what is marked public leaves, and of it only what PublicAgreement names; off unless the installation publishes.")]
    public sealed record Query(string Reference) : IQuery<View>;

    public sealed record View(Published Item, PublicationOptions By);

    private static readonly Statement ByReference = Statement.Of("SELECT p.agreement_id, p.withdrawn_at FROM publications p JOIN agreements a ON a.id = p.agreement_id WHERE a.reference = @Reference");

    public sealed class Handler(Db db, PublicAgreements agreements) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var by = agreements.Required;
            var rows = await db.QueryAsync<PublicationRow>(ByReference, new { Reference = request.Reference.ToUpperInvariant() }, cancellationToken);
            return rows.Count == 0 ? throw DomainException.NotFound("publication", request.Reference) : new View((await agreements.OfAsync([rows[0]], cancellationToken))[0], by);
        }
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Reference).Line(Shape.Number);
    }
}

/// <summary>What is public now, newest first.</summary>
public static class FindPublished
{
    /// <param name="Q">Any part of what is shown of reference, title, subject, numbers or the parties' names.</param>
    [ForAnyone("Only what is marked public leaves, and of it only what PublicAgreement names; off unless the installation publishes.")]
    public sealed record Query(string? Q, int PageSize, string? PageToken) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<PublicAgreement> Items, string? NextPageToken, PublicationOptions By);

    private static readonly Statement Page = Statement.Limited("""
        SELECT p.agreement_id, p.withdrawn_at FROM publications p JOIN agreements a ON a.id = p.agreement_id
        WHERE p.withdrawn_at IS NULL AND (@AfterId IS NULL OR p.agreement_id < @AfterId)
            AND (@Q IS NULL OR a.search_key LIKE @Q ESCAPE '\' OR EXISTS (SELECT 1 FROM agreement_members m JOIN institutions i ON i.id = m.institution_id
                WHERE m.agreement_id = a.id AND m.is_party = 1 AND i.search_key LIKE @Q ESCAPE '\'))
        ORDER BY p.agreement_id DESC
        """, "Count");

    public sealed class Handler(Db db, PublicAgreements agreements) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (by, page) = (agreements.Required, PageRequest.Of(request.PageSize, request.PageToken, new { request.Q }));
            var found = new List<(Guid Id, PublicAgreement Agreement)>();
            for (var after = page.After?.Id; found.Count <= page.Size;)
            {
                var rows = await db.QueryAsync<PublicationRow>(Page, new { Q = request.Q is { } q ? Folding.Contains(q) : null, AfterId = after, Count = page.Size + 1 }, cancellationToken);
                found.AddRange(await ShownAsync(rows, request.Q is { } asked ? Folding.Fold(asked) : "", cancellationToken));
                if (rows.Count <= page.Size) break;
                after = rows[^1].AgreementId;
            }
            return new View([.. page.Items(found).Select(f => f.Agreement)], page.NextToken(found, f => new Position { Id = f.Id }), by);
        }

        // The index knows more than anybody may read, such as addenda that are not in effect yet: only what is shown may answer.
        private async Task<IEnumerable<(Guid, PublicAgreement)>> ShownAsync(IReadOnlyList<PublicationRow> rows, string words, CancellationToken ct) =>
            rows.Zip(await agreements.OfAsync(rows, ct)).Where(r => r.Second.Agreement is { } shown && Texts(shown).Any(t => Folding.Fold(t).Contains(words, StringComparison.Ordinal))).Select(r => (r.First.AgreementId, r.Second.Agreement!));

        private static IEnumerable<string> Texts(PublicAgreement shown) => new[] { shown.Reference, shown.Title, shown.Subject }.Concat(shown.Parties.SelectMany(p => new[] { p.Name, p.Number })).OfType<string>();
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Q).Line(Shape.Short);
    }
}
