using Agreements.App.Tests.Simulation;

namespace Agreements.Web.Tests.Nodes;

/// <summary>What the simulation itself remembers of an agreement.</summary>
internal sealed class KeptAgreement(Guid id, string number, DateOnly end, IReadOnlySet<DateOnly> holidays)
{
    private readonly ExpectedLedger _expected = new(holidays);

    public Guid Id { get; } = id;

    public string Number { get; } = number;

    /// <summary>As the program has confirmed it.</summary>
    public DateOnly End { get; set; } = end;

    /// <summary>Its end is an addendum's.</summary>
    public bool IsAmended { get; set; }

    /// <summary>It was renewed: nothing more is owed.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The life in which it was changed last.</summary>
    public int ChangedIn { get; set; }

    public IReadOnlySet<OwedStep> Owed => _expected.Owed;

    /// <summary>A sweep has seen it as it is now.</summary>
    public void Swept(DateOnly today)
    {
        if (!IsSettled) _expected.Swept(today, End, null);
    }
}
