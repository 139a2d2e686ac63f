using System.Text.Json.Serialization;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>A document that changes an agreement from a day on. What the agreement said before stays readable.</summary>
public sealed record Addendum
{
    public string? Title { get; init; }

    /// <summary>The day of its last signature; not in the future.</summary>
    public required DateOnly SignedOn { get; init; }

    /// <summary>First day, inclusive, on which it holds, where its text states one; null = the day of its signing.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Its own numbers, one for each party at most; those that are missing can be seen as a warning.</summary>
    public IReadOnlyList<AddendumNumber> Numbers { get; init; } = [];

    /// <summary>Why it was made although the agreement had ended; needed only then.</summary>
    public string? OverrideReason { get; init; }

    public required Amendment Amendment { get; init; }

    /// <summary>The day from which it holds, inclusive.</summary>
    [JsonIgnore]
    public DateOnly Since => EffectiveOn ?? SignedOn;
}

/// <param name="Institution">The party that gave the number.</param>
/// <param name="Date">The day that the number carries.</param>
public sealed record AddendumNumber(Guid Institution, string Number, DateOnly? Date = null);

/// <summary>What an addendum changes (RFC 7396): what is absent stays as it was, a list replaces the whole list. Null removes a subject or a notice
/// clause; of a member that an agreement always has it says nothing.</summary>
public sealed record Amendment
{
    public string? Title { get; init; }

    /// <summary>Null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Restated<string> Subject { get; init; }

    public IReadOnlyList<string>? Scope { get; init; }

    /// <summary>All parties from now on, in the order of the document.</summary>
    public IReadOnlyList<AmendedParty>? Parties { get; init; }

    /// <summary>The new last day, inclusive; it may lie in the past.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>How the end is known from now on; null = it follows from the members that are given.</summary>
    public EndBasis? EndBasis { get; init; }

    /// <summary>For <see cref="EndBasis.Computed"/>: counted from the first day of the agreement, not of the addendum.</summary>
    public Duration? Duration { get; init; }

    public string? DurationAsWritten { get; init; }

    public DurationReading? ConfirmedReading { get; init; }

    public string? UntilEvent { get; init; }

    /// <summary>Null removes the clause: from then on there is no deadline for a notice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Restated<NoticeClause> Notice { get; init; }

    /// <summary>A new clause; renewals are counted anew.</summary>
    public RenewalClause? RenewalClause { get; init; }

    /// <summary>It says something about the end, be it the same as before.</summary>
    internal bool StatesEnd => EndsOn is not null || EndBasis is not null || Duration is not null || UntilEvent is not null || ConfirmedReading is not null;

    /// <param name="numbers">The addendum's: a new party has no other number.</param>
    internal AgreementFacts ApplyTo(AgreementFacts facts, IReadOnlyList<AddendumNumber> numbers)
    {
        var parties = Parties is null ? facts.Parties : [.. Parties.Select(p => p.Over(facts.Parties, numbers))];
        return facts with
        {
            Title = Title ?? facts.Title, Subject = Subject.Over(facts.Subject), Scope = Scope ?? facts.Scope, Parties = parties,
            Term = ApplyTo(facts.Term), Notice = Notice.Over(facts.Notice), RenewalClause = RenewalClause ?? facts.RenewalClause,
            // Whose side is no party any more has no officer in charge; the units' mailboxes are told.
            Officer = Parties is null || parties.Any(p => p.Institution == facts.Officer?.Institution) ? facts.Officer : null,
        };
    }

    private Term ApplyTo(Term term)
    {
        if (!StatesEnd) return term;
        if ((EndBasis ?? Implied) is not { } basis) return term with { ConfirmedReading = ConfirmedReading };
        return term with
        {
            EndBasis = basis, EndsOn = EndsOn, Duration = Duration, DurationAsWritten = DurationAsWritten, ConfirmedReading = ConfirmedReading, UntilEvent = UntilEvent,
        };
    }

    private EndBasis? Implied => this switch
    {
        { EndsOn: not null } => Agreements.EndBasis.Fixed,
        { Duration: not null } => Agreements.EndBasis.Computed,
        { UntilEvent: not null } => Agreements.EndBasis.UntilEvent,
        _ => null,
    };
}

/// <summary>A party as an addendum names it. One that was a party before keeps its number and signatory of the original.</summary>
/// <param name="NameAtSigning">Frozen at the addendum's signing; null = filled in then.</param>
public sealed record AmendedParty(Guid Institution, string? NameAtSigning = null, Signatory? Signatory = null)
{
    internal Party Over(IReadOnlyList<Party> before, IReadOnlyList<AddendumNumber> numbers)
    {
        if (before.FirstOrDefault(p => p.Institution == Institution) is { } known)
            return known with { NameAtSigning = NameAtSigning ?? known.NameAtSigning, Signatory = Signatory ?? known.Signatory };
        var number = numbers.FirstOrDefault(n => n.Institution == Institution);
        return new Party { Institution = Institution, NameAtSigning = NameAtSigning, Signatory = Signatory, Number = number?.Number, NumberDate = number?.Date };
    }
}
