using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Searching;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Documents;
using Agreements.Domain.Institutions;
using Agreements.Domain.Renewals;
using Agreements.Domain.Searching;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Search;

/// <summary>One question over everything that the caller may see. An exact number or reference comes first; then the first few of each kind, or page by page those of one.
/// Words have to stand there all, in any order and in any of their spellings, in one agreement or on one page; <c>"words in a row"</c> one after the other, <c>-without</c> not at all.</summary>
public static class Search
{
    /// <summary>Of each kind, where all kinds are asked for.</summary>
    public const int Most = 8;

    /// <param name="Q">Words, a number or a reference; without any there is nothing to find.</param>
    /// <param name="Source">Only these, page by page; null = the first few of everything.</param>
    /// <param name="Class">Only agreements of this class, and their documents.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(string Q, SearchSource? Source = null, AgreementClass? Class = null, int PageSize = 50, string? PageToken = null, bool IncludeTotal = false) : IQuery<View>
    {
        /// <summary>The last word may not be finished: only numbers, titles and parties are looked at, where that is quick.</summary>
        public bool Typing { get; init; }
    }

    /// <param name="Exact">The agreements that have exactly this number or reference.</param>
    /// <param name="Agreements">The others, the best first: what stands in numbers, titles and parties counts most, then subject and scope, then titles of documents; the newer first of equals. A word that very many agreements hold says little: then those
    /// come first in whose numbers, titles and parties all stands, the newest first.</param>
    /// <param name="Documents">By their best page; the newest first where a word is on very many pages.</param>
    /// <param name="People">Only for administrators.</param>
    /// <param name="Engine">How it was looked for.</param>
    public sealed record View(
        IReadOnlyList<AgreementHit> Exact, IReadOnlyList<AgreementHit> Agreements, IReadOnlyList<DocumentHit> Documents, IReadOnlyList<InstitutionHit> Institutions, IReadOnlyList<RenewalHit> Renewals,
        IReadOnlyList<SigningEventHit> SigningEvents, IReadOnlyList<PersonHit> People, SearchEngine Engine)
    {
        /// <summary>Of one source; null = on the last page, and where the first few of everything are asked for.</summary>
        public string? NextPageToken { get; init; }

        /// <summary>How many there are of the sources asked for; null = not asked.</summary>
        public Totals? Totals { get; init; }

        public static readonly View Nothing = new([], [], [], [], [], [], [], SearchEngine.Index);
    }

    /// <param name="Agreements">With those that were found exactly; null = not asked for.</param>
    public sealed record Totals(Total? Agreements, Total? Documents);

    /// <param name="IsMore">There are more than were counted: no more than 1,000 matches are looked at.</param>
    public sealed record Total(int Count, bool IsMore);

    /// <param name="Parties">Their names now, in the order of the document.</param>
    /// <param name="EndsOn">Its last day in force as known today.</param>
    public sealed record AgreementHit(Guid Id, string Reference, AgreementClass Class, string Title, IReadOnlyList<string> Parties, Validity Validity, DateOnly? EndsOn)
    {
        /// <summary>What was found in its title.</summary>
        public IReadOnlyList<Mark> TitleMarks { get; init; } = [];

        /// <summary>What was found in its subject and scope; null = nothing.</summary>
        public Snippet? Found { get; init; }
    }

    /// <param name="Version">Of the document: the latest.</param>
    /// <param name="Page">The best of its pages, from 1.</param>
    /// <param name="AlsoOnPages">Other pages that match, as far as they were looked at; at most 20.</param>
    /// <param name="Found">Where it stands on the page, as it is written there.</param>
    public sealed record DocumentHit(Guid Id, int Version, DocumentKind Kind, string Title, int Page, IReadOnlyList<int> AlsoOnPages, AgreementBrief Agreement, Snippet? Found);

    public sealed record AgreementBrief(Guid Id, string Reference, AgreementClass Class, string Title);

    public sealed record InstitutionHit(Guid Id, string Name, InstitutionKind Kind);

    public sealed record RenewalHit(Guid Id, string Reference, string Title, RenewalStage Stage);

    public sealed record SigningEventHit(Guid Id, string Title, DateOnly HeldOn);

    public sealed record PersonHit(Guid Id, string Name, string Mail);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Q).Line(200);
    }

    public sealed class Handler(Db db, FindAgreements agreements, FindDocuments documents, FindOthers others, FullText fullText) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var page = SearchPage.Of(request);
            if (SearchWords.Of(request.Q) is not { } words) return View.Nothing;
            var query = SearchQuery.Parse(request.Q, request.Typing);
            var view = View.Nothing with { Engine = await fullText.IsHereAsync(db, cancellationToken) ? SearchEngine.Index : SearchEngine.Slow, Totals = request.IncludeTotal ? new Totals(null, null) : null };
            if (request.Source is not SearchSource.Documents) view = await AgreementsAsync(view, words, query, request, page, cancellationToken);
            if (request.Source is not SearchSource.Agreements && !request.Typing) view = await DocumentsAsync(view, query, request, page, cancellationToken);
            return request.Source is not null || request.Class is not null ? view : view with
            {
                Institutions = await others.InstitutionsAsync(words, cancellationToken), Renewals = await others.RenewalsAsync(words, cancellationToken),
                SigningEvents = await others.SigningEventsAsync(words, cancellationToken), People = await others.PeopleAsync(words, cancellationToken),
            };
        }

        private async Task<View> AgreementsAsync(View view, SearchWords words, SearchQuery query, Query request, SearchPage page, CancellationToken ct)
        {
            var exact = await agreements.HitsAsync(await agreements.ExactAsync(words, query, ct), query, request.Class, ct);
            var (ids, visible) = (new List<Guid>(), (IReadOnlyList<Guid>)[]);
            foreach (var most in page.Steps(request.IncludeTotal))
            {
                ids = [.. (await agreements.CandidatesAsync(words, query, request, most, ct)).Except(exact.Select(e => e.Id))];
                visible = await agreements.VisibleAsync(ids, page.Offset + page.Size, request.IncludeTotal, ct);
                if (visible.Count > page.Offset + page.Size || ids.Count + exact.Count < most) break;
            }
            var hits = await agreements.HitsAsync([.. visible.Skip(page.Offset).Take(page.Size)], query, request.Class, ct);
            return view with
            {
                Exact = page.Offset == 0 ? [.. exact.Take(Most)] : [], Agreements = hits, NextPageToken = page.Next(visible.Count),
                Totals = view.Totals is { } totals ? totals with { Agreements = new Total(visible.Count + exact.Count, ids.Count >= Candidates.Most) } : null,
            };
        }

        private async Task<View> DocumentsAsync(View view, SearchQuery query, Query request, SearchPage page, CancellationToken ct)
        {
            var (pages, rows) = (PageCandidates.None, (IReadOnlyList<FindDocuments.Row>)[]);
            foreach (var most in page.Steps(request.IncludeTotal))
            {
                pages = await documents.CandidatesAsync(query, request.Class, most, ct);
                rows = await documents.RowsAsync(pages, request.Class, request.IncludeTotal ? int.MaxValue : page.Offset + page.Size, ct);
                if (rows.Count > page.Offset + page.Size || pages.Ids.Count < most) break;
            }
            return view with
            {
                Documents = await documents.HitsAsync([.. rows.Skip(page.Offset).Take(page.Size)], query, ct), NextPageToken = page.Next(rows.Count) ?? view.NextPageToken,
                Totals = view.Totals is { } totals ? totals with { Documents = new Total(rows.Count, pages.Ids.Count >= Candidates.Most) } : null,
            };
        }
    }
}
