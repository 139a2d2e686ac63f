using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Commitments;

/// <summary>Which day it is where a commitment's agreement is at home.</summary>
public sealed class CommitmentDay(Db db, StatusOf statusOf)
{
    private static readonly Statement ZoneOf = Statement.Of("SELECT a.zone FROM commitments c JOIN agreements a ON a.id = c.agreement_id WHERE c.id = @Id");

    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<DateOnly> OfAsync(Guid commitment, CancellationToken ct) =>
        statusOf.Today(Words.Parse<Zone>(await db.FirstAsync<string>(ZoneOf, new { Id = commitment }, ct) ?? throw DomainException.NotFound("commitment", commitment)));
}
