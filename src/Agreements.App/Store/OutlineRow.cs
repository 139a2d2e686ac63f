using System.Text.Json;
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
    private static readonly JsonSerializerOptions FromOurColumns = new(JsonSerializerDefaults.Web);

    private const string Columns = """
        a.id, a.ends_key, a.reference, a.class, a.regime, a.title, a.process, a.zone, a.signed_on, a.starts_on, a.ends_on, a.end_basis, a.duration_amount, a.duration_unit, a.confirmed_reading,
        a.until_event, a.retroactive, a.renewal_mode, a.verification_status
        """;

    private const string MoreColumns = ", a.notice_amount, a.notice_unit, a.officer_institution_id, a.officer_name, a.officer_post, a.officer_mail";

    private const string OfParties = "FROM agreement_parties p JOIN institutions i ON i.id = p.institution_id WHERE p.agreement_id = a.id";

    private const string Parties = $"SELECT json_group_array(json_object('ord', p.ord, 'institutionId', p.institution_id, 'currentName', i.name, 'kind', i.kind, 'number', p.number)) {OfParties}",
        SqlServerParties = $"SELECT p.ord, p.institution_id AS institutionId, i.name AS currentName, i.kind, p.number {OfParties} FOR JSON PATH";

    // Of the agreement as it is now, changed or not.
    private const string Changed = "a.end_varies = 1", HasFunding = "a.funding_until IS NOT NULL", HasNotes = @"a.details LIKE '%""notes"":\[{%' ESCAPE '\'",
        StandsAmongOthers = "a.parent_id IS NOT NULL OR EXISTS (SELECT 1 FROM agreements s WHERE s.predecessor_id = a.id) OR EXISTS (SELECT 1 FROM renewals r WHERE r.agreement_id = a.id)";

    public DateOnly EndsKey { get; init; }

    /// <summary>The row does not say all that is asked: it has to be read whole.</summary>
    public bool IsMore { get; init; }

    /// <summary>Its parties as JSON, in any order.</summary>
    public string? PartyList { get; init; }

    public Position Position => field ??= new Position { Id = Id, EndsKey = EndsKey };

    /// <param name="page">Finds the ids.</param>
    /// <returns>The rows in any order.</returns>
    public static Statement Of(Statement page, Outline asked)
    {
        return new Statement(Text(page.Sqlite, Parties), Text(page.SqlServer, SqlServerParties));

        string Text(string ids, string parties) => $"""
            SELECT {Columns}{(asked == Outline.Facts ? "" : MoreColumns)}, CASE WHEN {More(asked)} THEN 1 ELSE 0 END AS is_more, ({parties}) AS party_list FROM ({ids}) o JOIN agreements a ON a.id = o.id
            """;
    }

    public IEnumerable<PartyRow> PartyRows() => PartyList is null ? [] : JsonSerializer.Deserialize<List<PartyRow>>(PartyList, FromOurColumns)!.OrderBy(p => p.Ord);

    private static string More(Outline asked) => asked switch
    {
        Outline.Facts => Changed,
        Outline.Record => $"{Changed} OR {HasFunding} OR {HasNotes}",
        _ => $"{Changed} OR {HasFunding} OR {StandsAmongOthers}",
    };
}
