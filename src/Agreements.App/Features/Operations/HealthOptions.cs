namespace Agreements.App.Features.Operations;

/// <summary>What of the machine is watched; the host says where it lies.</summary>
public sealed class HealthOptions
{
    /// <summary>The directory of data: the room that is left on its disk.</summary>
    public string Directory { get; set; } = ".";

    /// <summary>Certificates with which the program itself serves TLS, with their passwords.</summary>
    public IReadOnlyList<(string File, string? Password)> Certificates { get; set; } = [];
}
