using Agreements.App.Data;
using Microsoft.Extensions.Options;

namespace Agreements.App.Searching;

/// <summary>Whether the engine has a full text over what is searched: SQLite always, SQL Server where that part of it is installed.</summary>
public sealed class FullText(IOptions<SearchOptions> options)
{
    private static readonly Statement Has = new("SELECT 1", "SELECT COALESCE(OBJECTPROPERTYEX(OBJECT_ID(N'search_pages'), N'TableHasActiveFulltextIndex'), 0)");

    private bool? _here;

    public async Task<bool> IsHereAsync(Db db, CancellationToken ct) => options.Value.FullText && (_here ??= await db.FirstAsync<long>(Has, null, ct) == 1);
}
