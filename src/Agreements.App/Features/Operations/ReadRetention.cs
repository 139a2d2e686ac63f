using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Retention;
using MediatR;

namespace Agreements.App.Features.Operations;

/// <summary>What is kept for how long, and how much of it would go now. Changes nothing.</summary>
public static class ReadRetention
{
    [ForProgram]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Count">So many would go; of what is kept for ever, so many there are. Null = files.</param>
    public sealed record Row(RetentionRule Rule, long? Count);

    public sealed class Handler(Db db, RetentionTable table, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (now, rows) = (time.GetUtcNow(), new List<Row>());
            foreach (var rule in table.Rules)
                rows.Add(new Row(rule, rule.Count is { } count ? await db.FirstAsync<long>(count, new { Before = now - (rule.Kept ?? TimeSpan.Zero) }, cancellationToken) : null));
            return rows;
        }
    }
}
