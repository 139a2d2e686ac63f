using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>What had to be left out so far of what is being answered: agreements whose rows are broken.</summary>
public static class NameLeftOut
{
    [ForKnown("Names only what the caller would have been shown.")]
    public sealed record Query : IQuery<View>;

    /// <param name="References">Of the first <see cref="RequestContext.MostNamed"/>, in alphabetical order; an id where a row is so broken that it has none.</param>
    public sealed record View(int Count, IReadOnlyList<string> References);

    private static readonly Statement References = Statement.Of("SELECT a.id, a.reference FROM agreements a WHERE a.id IN @ids");

    public sealed class Handler(Db db, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var named = context.LeftOut.Order().Take(RequestContext.MostNamed).ToList();
            var known = (await db.QueryAsync<Row>(References, new { ids = Ids.List(named) }, cancellationToken)).ToDictionary(r => r.Id, r => r.Reference);
            return new View(context.LeftOut.Count, [.. named.Select(id => known.GetValueOrDefault(id) is { Length: > 0 } reference ? reference : id.ToString()).Order(StringComparer.Ordinal)]);
        }
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string? Reference { get; init; }
    }
}
