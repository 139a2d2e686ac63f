namespace Agreements.App.Searching;

/// <summary>Options of <c>Search</c>.</summary>
public sealed class SearchOptions
{
    /// <summary>False = pass the engine's full text by, where an administrator finds it broken: search reads the newest rows one by one then.</summary>
    public bool FullText { get; set; } = true;
}
