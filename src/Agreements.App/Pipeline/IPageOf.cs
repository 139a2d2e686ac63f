namespace Agreements.App.Pipeline;

/// <summary>A page of a list.</summary>
public interface IPageOf<out T>
{
    IReadOnlyList<T> Items { get; }

    /// <summary>Null on the last page.</summary>
    string? NextPageToken { get; }
}
