using FluentValidation;

namespace Agreements.App.Events;

/// <summary>Options of <c>Changes</c>: the feed of events.</summary>
public sealed class ChangesOptions
{
    /// <summary>So many days are events kept. Who follows less often has to read everything anew.</summary>
    public int KeepDays { get; set; } = 90;
}

/// <summary>Checked at the start.</summary>
public sealed class ChangesOptionsValidator : AbstractValidator<ChangesOptions>
{
    private const int Least = 7, Most = 3650;

    public ChangesOptionsValidator() =>
        RuleFor(c => c.KeepDays).InclusiveBetween(Least, Most).WithMessage("Changes:KeepDays must be between 7 and 3650: whoever follows the changes may be away for a holiday.");
}
