namespace Agreements.App.Tests.Simulation;

/// <summary>What the simulation itself remembers of an agreement. Its uncovered days are counted one by one, without a question to the program.</summary>
internal sealed class KeptAgreement(Guid id, DateOnly start, DateOnly end, int finishAfterEnd, Fate fate)
{
    private readonly List<(DateOnly From, DateOnly End)> _addenda = [];
    private DateOnly _written = end;

    public Guid Id { get; } = id;
    public DateOnly Start { get; } = start;
    public Fate Fate { get; } = fate;

    /// <summary>The last day as it was agreed on last.</summary>
    public DateOnly End { get; private set; } = end;

    public bool HasAddenda => _addenda.Count > 0;

    /// <summary>The day on which its people finish what they mean to do.</summary>
    public DateOnly FinishOn => End.AddDays(finishAfterEnd);

    public bool IsPrepared { get; set; }
    public DateOnly? SuccessorStart { get; set; }
    public DateOnly? LapsedOn { get; set; }
    public DateOnly? TerminatedOn { get; set; }

    /// <summary>Nothing more is done to it.</summary>
    public bool Settled => SuccessorStart is not null || LapsedOn is not null || TerminatedOn is not null;

    public void Correct(DateOnly end) => (_written, End) = (end, end);

    public void Amend(DateOnly from, DateOnly end)
    {
        _addenda.Add((from, end));
        End = end;
    }

    public override string ToString() =>
        $"{Id} {Fate} from {Start} to {_written}, addenda {string.Join(", ", _addenda)}, successor {SuccessorStart}, lapsed {LapsedOn}, terminated {TerminatedOn}";

    public IReadOnlySet<DateOnly> Uncovered(DateOnly until)
    {
        var (uncovered, sinceCovered, end) = (new HashSet<DateOnly>(), new List<DateOnly>(), _written);
        for (var day = Start; day <= until && !(SuccessorStart <= day); day = day.AddDays(1))
        {
            foreach (var addendum in _addenda) if (addendum.From == day) end = addendum.End;
            if (day > end || TerminatedOn <= day)
            {
                sinceCovered.Add(day);
                continue;
            }
            uncovered.UnionWith(sinceCovered);
            sinceCovered.Clear();
        }
        // What was ended or let lapse on purpose is not to be covered.
        if (LapsedOn is null && TerminatedOn is null) uncovered.UnionWith(sinceCovered);
        return uncovered;
    }
}

/// <summary>What its people mean to do about its end.</summary>
internal enum Fate { RenewInTime, RenewLate, RenewRetroactively, LetLapse, Forget }
