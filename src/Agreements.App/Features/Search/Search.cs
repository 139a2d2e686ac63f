using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using Agreements.Domain.Renewals;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Search;

/// <summary>One question over everything that the caller may see. An exact number or reference comes first; then the first few of each kind in which all words stand.
/// Its cost is bounded whatever is stored: numbers and references by their index, words only among the newest agreements.</summary>
public static class Search
{
    /// <summary>Of each kind.</summary>
    public const int Most = 8;

    /// <param name="Q">Words, a number or a reference; without any there is nothing to find.</param>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(string Q) : IQuery<View>;

    /// <param name="Exact">The agreements that have exactly this number or reference.</param>
    /// <param name="Agreements">Newest first. Older ones than the newest 10,000 are found by the list of agreements.</param>
    /// <param name="People">Only for administrators.</param>
    public sealed record View(
        IReadOnlyList<AgreementHit> Exact, IReadOnlyList<AgreementHit> Agreements, IReadOnlyList<InstitutionHit> Institutions, IReadOnlyList<RenewalHit> Renewals,
        IReadOnlyList<SigningEventHit> SigningEvents, IReadOnlyList<PersonHit> People);

    /// <param name="Parties">Their names now, in the order of the document.</param>
    /// <param name="EndsOn">Its last day in force as known today.</param>
    public sealed record AgreementHit(Guid Id, string Reference, AgreementClass Class, string Title, IReadOnlyList<string> Parties, Validity Validity, DateOnly? EndsOn);

    public sealed record InstitutionHit(Guid Id, string Name, InstitutionKind Kind);

    public sealed record RenewalHit(Guid Id, string Reference, string Title, RenewalStage Stage);

    public sealed record SigningEventHit(Guid Id, string Title, DateOnly HeldOn);

    public sealed record PersonHit(Guid Id, string Name, string Mail);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Q).Line(200);
    }

    public sealed class Handler(FindAgreements agreements, FindOthers others) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            if (SearchWords.Of(request.Q) is not { } words) return new View([], [], [], [], [], []);
            var exact = await agreements.ExactAsync(words, cancellationToken);
            var found = await agreements.ByWordsAsync(words, [.. exact.Select(a => a.Id)], cancellationToken);
            return new View(
                exact, found, await others.InstitutionsAsync(words, cancellationToken), await others.RenewalsAsync(words, cancellationToken),
                await others.SigningEventsAsync(words, cancellationToken), await others.PeopleAsync(words, cancellationToken));
        }
    }
}
