namespace Agreements.Domain.Agreements;

/// <summary>Parameters of an action; which ones count depends on the action.</summary>
public sealed record ActionInput
{
    /// <summary>Day of signing, suspension, termination or plan. Null = the caller's today.</summary>
    public DateOnly? On { get; init; }

    public string? Reason { get; init; }

    /// <summary>For <c>sign</c>: the party that signed, counted from 1; null = all that have not.</summary>
    public int? Party { get; init; }

    /// <summary>For <c>sign</c>: the first day in force where it is not the day of the last signature.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>For <c>sign</c>: the document takes effect before its signing.</summary>
    public bool? Retroactive { get; init; }

    /// <summary>For <c>sign</c> and <c>register</c>: the parties' numbers as far as they are known now.</summary>
    public IReadOnlyList<PartyNumber> Numbers { get; init; } = [];

    /// <summary>For <c>schedule</c>: the ceremony and its place.</summary>
    public string? Event { get; init; }

    public string? Place { get; init; }

    /// <summary>For <c>schedule</c>: the ceremony as a record.</summary>
    public Guid? SigningEvent { get; init; }

    /// <summary>For <c>verify</c>: what the facts were checked against.</summary>
    public string? Source { get; init; }
}

/// <param name="Party">Counted from 1.</param>
/// <param name="Date">The day that the number carries.</param>
public sealed record PartyNumber(int Party, string Number, DateOnly? Date = null)
{
    /// <summary>The parties with the numbers that are given for them.</summary>
    /// <exception cref="DomainException"><c>sign.party</c>: there is no such party; <c>sign.partyTwice</c>: it is named before.</exception>
    public static IReadOnlyList<Party> Fill(IReadOnlyList<Party> parties, IReadOnlyList<PartyNumber> numbers)
    {
        var broken = new Violations();
        for (var i = 0; i < numbers.Count; i++)
        {
            var party = numbers[i].Party;
            broken.Add(party < 1 || party > parties.Count, "sign.party", $"/numbers/{i}/party", party)
                .Add(numbers.Take(i).Any(n => n.Party == party), "sign.partyTwice", $"/numbers/{i}/party", party);
        }
        broken.ThrowIfAny();
        return [.. parties.Select((p, i) => numbers.FirstOrDefault(n => n.Party == i + 1) is { } given ? p with { Number = given.Number, NumberDate = given.Date ?? p.NumberDate } : p)];
    }
}
