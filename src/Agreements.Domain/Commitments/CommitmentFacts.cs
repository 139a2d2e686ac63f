namespace Agreements.Domain.Commitments;

/// <summary>What is owed.</summary>
public enum CommitmentKind { RegisterWorkers, Budget, Regulation, Socialisation, DataExchange, Reporting, Other }

/// <summary>In what it is measured. All but <see cref="Percent"/> and <see cref="Other"/> are counted in whole numbers; rupiah is whole too.</summary>
public enum MeasureUnit { People, Rupiah, Percent, Documents, Events, Opd, Other }

/// <summary>What a party has undertaken under an agreement, as it was written down.</summary>
/// <param name="Party">The party that owes it.</param>
/// <param name="Target">The value with which it is met; where it lies below the baseline, the value to which it is to fall.</param>
/// <param name="Measure">What is counted, in words.</param>
/// <param name="Baseline">The value from which it sets out; null = not stated.</param>
/// <param name="StartsOn">The first day of its period, and the day of the baseline; null = not stated.</param>
/// <param name="DueOn">The last day of its period, inclusive: its target date; null = none is stated.</param>
/// <param name="Responsible">The unit that has to do it: the party itself or one below it; null = not stated.</param>
/// <param name="Order">Its place in the agreement, from 1; null = behind all others.</param>
/// <param name="Source">Where it is written.</param>
public sealed record CommitmentFacts(
    string Text, Guid Party, CommitmentKind Kind, MeasureUnit Unit, decimal Target, string? Measure = null, decimal? Baseline = null, DateOnly? StartsOn = null, DateOnly? DueOn = null,
    Guid? Responsible = null, int? Order = null, string? Source = null)
{
    /// <summary>It is met by a value that is small enough, not by one that is large enough.</summary>
    public bool IsToFall => Baseline > Target;

    /// <summary>The value meets the target.</summary>
    public bool IsMetBy(decimal value) => IsToFall ? value <= Target : value >= Target;
}
