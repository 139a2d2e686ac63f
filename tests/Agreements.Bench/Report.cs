using System.Globalization;
using System.Text.Json;

namespace Agreements.Bench;

/// <param name="Ratio">Throughput: ours ÷ floor, more is better. Time and memory: ours ÷ floor, less is better.</param>
public sealed record Result(string Name, int Size, double Ours, double Floor, double Ratio, string Unit)
{
    public static Result Of(string name, int size, double ours, double floor, string unit) =>
        new(name, size, Math.Round(ours, 2), Math.Round(floor, 2), floor == 0 ? 0 : Math.Round(ours / floor, 3), unit);
}

internal static class Report
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>One line for each comparison, with the sizes side by side.</summary>
    public static void Print(IReadOnlyList<Result> results)
    {
        var sizes = results.Select(r => r.Size).Distinct().Order().ToList();
        var width = results.Select(r => r.Name.Length).DefaultIfEmpty().Max() + 2;
        Console.WriteLine("".PadRight(width + 12) + string.Concat(sizes.Select(s => s.ToString("N0", CultureInfo.InvariantCulture).PadLeft(30))));
        Console.WriteLine("".PadRight(width + 12) + string.Concat(sizes.Select(_ => $"{"ours",12}{"floor",10}{"ratio",8}")));
        foreach (var line in results.GroupBy(r => (r.Name, r.Unit)))
            Console.WriteLine(line.Key.Name.PadRight(width) + line.Key.Unit.PadRight(12) + string.Concat(sizes.Select(size => Cell(line.LastOrDefault(r => r.Size == size)))));
    }

    private static string Cell(Result? result) =>
        result is null ? "".PadLeft(30) : string.Create(CultureInfo.InvariantCulture, $"{result.Ours,12:N2}{result.Floor,10:N2}{result.Ratio,8:N2}");

    public static Task WriteAsync(IReadOnlyList<Result> results, string file, CancellationToken ct) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(results, Options), ct);
}
