using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Pipeline;

namespace Agreements.App.Store;

/// <summary>What a list says of its agreements. Most of them are said by a row of the list; the others are read whole.</summary>
internal enum Outline
{
    /// <summary>What holds of the agreement itself on a day: parties, term, title.</summary>
    Facts,

    /// <summary>Who is in charge of it, its funding and notes as well.</summary>
    Record,

    /// <summary>Its status, with what that needs of others, and who is in charge of it.</summary>
    Status,
}

/// <summary>An agreement as a row of a list: without its texts and lists, and as the original has it.</summary>
internal sealed class OutlineRow : AgreementRow
{
    private const string Columns = """
        a.id, o.ends_key, a.reference, a.class, a.regime, a.title, a.process, a.zone, a.signed_on, a.starts_on, a.ends_on, a.end_basis, a.duration_amount, a.duration_unit, a.confirmed_reading,
        a.until_event, a.retroactive, a.renewal_mode, a.verification_status
        """;

    private const string MoreColumns = ", a.notice_amount, a.notice_unit, a.officer_institution_id, a.officer_name, a.officer_post, a.officer_mail";

    private const string StatusColumns = MoreColumns + ", a.parent_id, CASE WHEN a.parent_id IS NOT NULL OR EXISTS (SELECT 1 FROM agreements s WHERE s.predecessor_id = a.id) OR EXISTS (SELECT 1 FROM renewals r WHERE r.agreement_id = a.id) THEN 1 ELSE 0 END AS is_linked, CASE WHEN a.funding_until IS NOT NULL THEN a.details END AS details";

    // Not as JSON, and without the names of the institutions: both would be most of the work of a long list. No text of ours holds the separator, a control character.
    private const char Separator = '\x1e';

    private const int IdLength = 36;

    private const string Parties = "SELECT group_concat(p.institution_id || p.ord || ' ' || COALESCE(p.number, ''), char(30)) FROM agreement_parties p WHERE p.agreement_id = a.id",
        SqlServerParties = "SELECT STRING_AGG(CAST(CONCAT(p.institution_id COLLATE DATABASE_DEFAULT, p.ord, N' ', p.number) AS nvarchar(max)), NCHAR(30)) FROM agreement_parties p WHERE p.agreement_id = a.id";

    /// <summary>The day by which the list is ordered.</summary>
    public DateOnly EndsKey { get; init; }

    /// <summary>What holds depends on the day, as its addenda or its terms have it: it has to be read whole.</summary>
    public bool IsChanged { get; init; }

    /// <summary>Its status needs others: a parent, successors or renewal cases.</summary>
    public bool IsLinked { get; init; }

    /// <summary>Its parties in any order: id, place and number of each.</summary>
    public string? PartyList { get; init; }

    public Position Position => field ??= new Position { Id = Id, EndsKey = EndsKey };

    /// <param name="page">Finds the ids.</param>
    /// <returns>The rows in any order.</returns>
    public static Statement Of(Statement page, Outline asked)
    {
        return new Statement(Text(page.Sqlite, Parties), Text(page.SqlServer, SqlServerParties));

        string Text(string ids, string parties) => $"""
            SELECT {Columns}{Added(asked)}, a.end_varies AS is_changed, ({parties}) AS party_list FROM ({ids}) o JOIN agreements a ON a.id = o.id
            """;
    }

    /// <summary>In their order.</summary>
    public IReadOnlyList<(Guid Institution, string? Number)> InOrder => _inOrder ??= Read(PartyList ?? "");

    private IReadOnlyList<(Guid Institution, string? Number)>? _inOrder;

    private static List<(Guid Institution, string? Number)> Read(string list)
    {
        var read = new List<(int Place, Guid Institution, string? Number)>();
        foreach (var range in list.AsSpan().Split(Separator))
        {
            if (list.AsSpan(range) is not { Length: > IdLength } party) continue;
            var place = party[IdLength..party.IndexOf(' ')];
            var number = party[(IdLength + place.Length + 1)..];
            read.Add((int.Parse(place, NumberStyles.None, CultureInfo.InvariantCulture), Guid.Parse(party[..IdLength], CultureInfo.InvariantCulture), number.Length == 0 ? null : number.ToString()));
        }
        return [.. read.OrderBy(p => p.Place).Select(p => (p.Institution, p.Number))];
    }

    private static string Added(Outline asked) => asked switch { Outline.Facts => "", Outline.Record => MoreColumns + ", a.details", _ => StatusColumns };
}
