using Agreements.App.Pipeline;
using Agreements.Domain;

namespace Agreements.App.Features.Search;

/// <summary>Which part of the ranked matches is asked for. A rank has no key to go on behind: the token counts what was shown, of this query only.</summary>
internal sealed record SearchPage(int Size, int Offset, string? Fingerprint)
{
    /// <exception cref="DomainException"><c>pageToken.invalid</c>: not ours, of another query, or where no source is named.</exception>
    public static SearchPage Of(Search.Query query)
    {
        if (query is { Source: null, PageToken: null }) return new SearchPage(Search.Most, 0, null);
        if (query.Source is null) throw DomainException.Invalid("pageToken.invalid", "/pageToken");
        var fingerprint = PageToken.Fingerprint(new { search = query.Q, query.Source, query.Class });
        var offset = PageToken.Read(query.PageToken, fingerprint)?.Seq ?? 0;
        return new SearchPage(Math.Clamp(query.PageSize, 1, PageRequest.MaxSize), (int)Math.Min(offset, Searching.Candidates.Most), fingerprint);
    }

    /// <summary>How many matches are looked at: a few more than the page needs, and all where that was not enough, or where they are counted.</summary>
    public IEnumerable<int> Steps(bool all) => all || Offset + Size > 200 ? [Searching.Candidates.Most] : [4 * (Offset + Size) + 20, Searching.Candidates.Most];

    /// <param name="found">How many there are up to one behind the page, or more.</param>
    public string? Next(int found) => Fingerprint is not null && found > Offset + Size ? PageToken.Write(Fingerprint, new Position { Seq = Offset + Size }) : null;
}
