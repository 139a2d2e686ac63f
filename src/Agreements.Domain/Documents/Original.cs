namespace Agreements.Domain.Documents;

/// <summary>Whether an original is where it is kept.</summary>
public enum OriginalState
{
    Present,

    /// <summary>Handed out; its holder is who has it now.</summary>
    OnLoan,

    Missing,
}

/// <summary>Where an original is.</summary>
/// <param name="Holder">The institution that has it; null = nobody knows.</param>
/// <param name="Place">Room, cabinet, shelf.</param>
public sealed record OriginalPlace(Guid? Holder, string? Place, OriginalState State);

/// <summary>One of the counterpart originals of an agreement on paper; there are as many as parties, each signed and stamped.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Party">For whom it was made out; null = not recorded.</param>
/// <param name="SignedBy">The parties whose signature it bears.</param>
public sealed record Original(Guid Id, Guid Agreement, int Number, Guid? Party, OriginalPlace At, bool HasStampDuty, bool HasSeal, IReadOnlyList<Guid> SignedBy, string? Note, long Version)
{
    /// <summary>No agreement has more.</summary>
    public const int Most = 50;

    /// <param name="parties">Of its agreement.</param>
    /// <exception cref="DomainException"><c>original.number</c>; <c>original.party</c>: no party of the agreement; <c>original.missing</c>: what is missing has no place.</exception>
    public void Check(IReadOnlyCollection<Guid> parties)
    {
        var broken = new Violations()
            .Add(Number is < 1 or > Most, "original.number", "/number", Most)
            .Add(Party is { } party && !parties.Contains(party), "original.party", "/party");
        for (var i = 0; i < SignedBy.Count; i++) broken.Add(!parties.Contains(SignedBy[i]), "original.party", $"/signedBy/{i}");
        broken.Add(At.State == OriginalState.Missing && At.Place is not null, "original.missing", "/place").ThrowIfAny();
    }

    /// <exception cref="DomainException"><c>original.moved</c>: it is there already; <c>original.future</c>: the day has not come.</exception>
    public Original Move(OriginalPlace to, DateOnly on, DateOnly today)
    {
        if (to == At) throw DomainException.Conflict("original.moved", "");
        if (on > today) throw DomainException.Invalid("original.future", "/on");
        return this with { At = to };
    }
}
