using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Features.Calendar;

/// <summary>What a calendar program fetches. It shows what the feed's owner may see now, and roles given here: a provider's hold only while one is signed in by it.</summary>
public static class ReadFeed
{
    private const int Back = 30, Ahead = 730, MostFound = 1000;

    /// <exception cref="DomainException"><c>notFound</c>: unknown, revoked, or its owner has been disabled.</exception>
    [ForAnyone("The secret is the permission: 256 random bits, which its owner revokes. It reads as its owner would.")]
    public sealed record Command(string Token) : ICommand<string>;

    public sealed class Handler(FeedStore store, FeedMemory memory, UserStore users, CalendarDays days, StatusOf statusOf, RequestContext context, IMediator mediator) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var feed = request.Token.Length == OneTimeSecret.Length ? await store.FindAsync(request.Token, cancellationToken) : null;
            if (feed is null || await users.FindAsync(feed.UserId, cancellationToken) is not { State: UserState.Active } user) throw DomainException.NotFound("calendarFeed", "");
            (context.Principal, context.Language) = (user.ToPrincipal("feed:" + feed.Id), user.Language);
            var today = statusOf.Today(Zone.Wib);
            var (from, to) = (today.PlusDays(-Back), today.PlusDays(Ahead));
            var wanted = await WantedAsync(feed, await days.ReadAsync(from, to, feed.InstitutionId, cancellationToken), cancellationToken);
            // The deadlines of a broken row are not off: they cannot be read.
            var shown = await memory.RememberAsync(feed.Id, wanted with { IsWhole = wanted.IsWhole && context.LeftOut.Count == 0 }, from, to, cancellationToken);
            await store.SeenAsync(feed, cancellationToken);
            return FeedText.Write(feed.Name, shown, await LeftOutAsync(cancellationToken), user.Language);
        }

        private async Task<string?> LeftOutAsync(CancellationToken ct)
        {
            if (context.LeftOut.Count == 0) return null;
            var named = await mediator.Send(new NameLeftOut.Query(), ct);
            return new Message("calendar.leftOut", named.Count, string.Join(", ", named.References)).In(context.Language);
        }

        private async Task<CalendarSpan> WantedAsync(StoredFeed feed, CalendarSpan span, CancellationToken ct)
        {
            if (feed.Filter is not { } filter) return span;
            var (query, found, token) = (Json.Read<ListAgreements.Query>(filter), new HashSet<Guid>(), (string?)null);
            do
            {
                var page = await mediator.Send(query with { PageToken = token }, ct);
                found.UnionWith(page.Items.Select(i => i.Id));
                token = page.NextPageToken;
            }
            while (token is not null && found.Count < MostFound);
            return new CalendarSpan([.. span.Items.Where(e => e.Agreement is { } id && found.Contains(id))], span.IsWhole && token is null);
        }
    }
}
