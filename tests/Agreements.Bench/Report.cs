using System.Globalization;
using System.Text.Json;

namespace Agreements.Bench;

/// <param name="Ratio">Throughput: ours ÷ floor, more is better. Time and memory: ours ÷ floor, less is better.</param>
public sealed record Result(string Name, int Size, double Ours, double Floor, double Ratio, string Unit)
{
    public static Result Of(string name, int size, double ours, double floor, string unit) =>
        new(name, size, Math.Round(ours, 2), Math.Round(floor, 2), Math.Round(ours / floor, 3), unit);
}

internal static class Report
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static void Print(IReadOnlyList<Result> results)
    {
        Console.WriteLine($"{"",-36}{"size",12}{"ours",14}{"floor",14}{"ratio",9}  unit");
        foreach (var r in results)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r.Name,-36}{r.Size,12:N0}{r.Ours,14:N2}{r.Floor,14:N2}{r.Ratio,9:N2}  {r.Unit}"));
    }

    public static Task WriteAsync(IReadOnlyList<Result> results, string file, CancellationToken ct) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(results, Options), ct);
}
