using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.People;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Calendar;

/// <summary>A calendar of one's own, to which a calendar program subscribes by a secret address.</summary>
public static class CreateFeed
{
    private const int MostOfOne = 20, LongestFilter = 4000;

    /// <param name="Institution">Only what concerns it or one below it.</param>
    /// <param name="Filter">Only agreements that this filter of the register finds; paging is left out.</param>
    /// <exception cref="DomainException"><c>account.none</c>; <c>institution.unknown</c>; <c>feed.tooMany</c>; <c>text.required</c>.</exception>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Command(string Name, Guid? Institution = null, ListAgreements.Query? Filter = null) : ICommand<FeedView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Line(Shape.Short);
            RuleFor(c => c.Name).Must(n => !VisibleText.IsBlank(n)).WithErrorCode("text.required");
            RuleFor(c => c.Filter!).SetValidator(new ListAgreements.Shape()).When(c => c.Filter is not null);
            RuleFor(c => c.Filter).Must(f => f is null || Json.Write(f).Length <= LongestFilter).WithErrorCode("text.tooLong").WithState(_ => LongestFilter);
        }
    }

    public sealed class Handler(FeedStore store, InstitutionStore institutions, OwnAccount account, TimeProvider time) : IRequestHandler<Command, FeedView>
    {
        public async Task<FeedView> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await account.GetAsync(cancellationToken);
            if ((await store.OfAsync(user.Id, cancellationToken)).Count >= MostOfOne) throw DomainException.Conflict("feed.tooMany", "", MostOfOne);
            if (request.Institution is { } id && (await institutions.ByIdsAsync([id], cancellationToken)).Count == 0) throw DomainException.Invalid("institution.unknown", "/institution", id);
            var secret = OneTimeSecret.New();
            var filter = request.Filter is { } asked ? Json.Write(asked with { PageToken = null, PageSize = PageRequest.MaxSize, IncludeTotal = false }) : null;
            var feed = new StoredFeed { Id = Ids.New(time), UserId = user.Id, Name = request.Name, InstitutionId = request.Institution, Filter = filter, CreatedAt = time.GetUtcNow(), Version = 1 };
            await store.AddAsync(feed, secret, cancellationToken);
            return FeedView.Of(feed) with { Token = secret };
        }
    }
}

/// <param name="IsFiltered">It shows only what a filter of the register finds.</param>
public sealed record FeedView(Guid Id, string Name, Guid? Institution, bool IsFiltered, DateTimeOffset CreatedAt, DateTimeOffset? LastReadAt, DateTimeOffset? RevokedAt, long Version)
{
    /// <summary>In the answer to its making, this once: the feed is at <c>/calendar/{token}.ics</c>.</summary>
    public string? Token { get; init; }

    internal static FeedView Of(StoredFeed feed) => new(feed.Id, feed.Name, feed.InstitutionId, feed.Filter is not null, feed.CreatedAt, feed.LastReadAt, feed.RevokedAt, feed.Version);
}
