namespace Agreements.App.Pipeline;

/// <summary>A page of a report, which says of which day it is and what its words mean.</summary>
public interface IReport
{
    DateOnly AsOf { get; }

    /// <summary>What stands in the report and what does not, in the caller's language.</summary>
    string Meaning { get; }
}
