using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Signings;

public enum SigningMethod
{
    /// <summary>The document goes from desk to desk.</summary>
    DeskToDesk,

    /// <summary>All sign at one ceremony.</summary>
    Ceremonial,

    /// <summary>A ceremony with some parties, the others at their desks.</summary>
    Hybrid,
}

/// <summary>A ceremony at which agreements are to be signed. One ceremony is not one agreement: moving it moves the plan of all of them.</summary>
public sealed record SigningEvent
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required DateOnly HeldOn { get; init; }

    public string? Place { get; init; }

    public SigningMethod Method { get; init; } = SigningMethod.Ceremonial;

    /// <summary>Whose it is while nothing is to be signed there; null = the whole installation's.</summary>
    public Guid? Institution { get; init; }

    public long Version { get; init; }

    /// <exception cref="DomainException"><c>text.required</c>, <c>date.outOfRange</c>.</exception>
    public void Check() => new Violations()
        .Add(VisibleText.IsBlank(Title), "text.required", "/title")
        .Add(HeldOn < AgreementRules.FirstDate || HeldOn > AgreementRules.LastDate, "date.outOfRange", "/heldOn", HeldOn, AgreementRules.FirstDate, AgreementRules.LastDate)
        .ThrowIfAny();

    /// <summary>As the plan of an agreement that is to be signed there.</summary>
    public SigningPlan ToPlan() => new(HeldOn, Title, Place, Id);
}
