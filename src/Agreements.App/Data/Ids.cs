using System.Globalization;
using Dapper;

namespace Agreements.App.Data;

/// <summary>Version 7 ids: ascending with time, so that inserts go to the end of the index in both engines.</summary>
public static class Ids
{
    public static Guid New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>When the id was made, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N", CultureInfo.InvariantCulture)[..12], 16));

    /// <summary>For <c>IN @ids</c>: Dapper hands list items to no type handler, and as nvarchar they would scan the table.</summary>
    public static IReadOnlyList<DbString> List(IEnumerable<Guid> ids) =>
        [.. ids.Select(id => new DbString { Value = id.ToString("D", CultureInfo.InvariantCulture), IsAnsi = true, IsFixedLength = true, Length = 36 })];
}
