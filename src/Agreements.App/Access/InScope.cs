namespace Agreements.App.Access;

/// <summary>The scope as a condition of SQL. <c>@mine</c> are the caller's institutions; who may see all passes by it with <c>@SeesAll</c>.</summary>
// The names of its tables are its own: a statement that calls its table the same would compare this one with itself, which is true for everybody.
internal static class InScope
{
    /// <summary>One of the caller's institutions, or one below it, takes part.</summary>
    /// <param name="id">The column that holds the agreement's id.</param>
    public static string Agreement(string id) => $"EXISTS (SELECT 1 FROM agreement_members own_member WHERE own_member.agreement_id = {id} AND own_member.institution_id IN @mine)";

    /// <summary>It is one of the caller's, or stands below one.</summary>
    /// <param name="id">The column that holds the institution's id.</param>
    public static string Institution(string id) => $"EXISTS (SELECT 1 FROM institution_ancestors own_place WHERE own_place.institution_id = {id} AND own_place.ancestor_id IN @mine)";
}
