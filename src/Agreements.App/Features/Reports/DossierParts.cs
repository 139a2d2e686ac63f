using Agreements.Domain.Texts;

namespace Agreements.App.Features.Reports;

/// <summary>Marks the lines of a section that must not be added up: parts of a total, and a figure that says again what a commitment says.</summary>
internal static class DossierParts
{
    public static IReadOnlyList<DossierLine> Of(IEnumerable<DossierLine> lines, Language language) => Repeated(Totals([.. lines]), new Message("dossier.part.same").In(language));

    // A figure under the same agreement, with the very number of a commitment, is no second one.
    private static List<DossierLine> Repeated(List<DossierLine> lines, string said)
    {
        var again = lines.Where(l => l is { Target: null, State: null, Value: not null, Agreement: not null }).Select(f => (Figure: f, Owed: lines.Find(l => IsSaidBy(l, f)))).Where(a => a.Owed is not null).ToList();
        var here = again.ToLookup(a => a.Owed!, a => a.Figure with { IsPart = true, Detail = a.Figure.Detail is { } detail ? $"{said} {detail}" : said });
        return [.. lines.Where(l => again.TrueForAll(a => a.Figure != l)).SelectMany(l => here[l].Prepend(l))];
    }

    private static bool IsSaidBy(DossierLine owed, DossierLine figure) => owed.Target is not null && owed.Agreement == figure.Agreement && owed.Unit == figure.Unit && (owed.Value ?? owed.Target) == figure.Value;

    // Two or more that follow a commitment, under the same agreement and by the same source, and come to exactly what it asks, are its parts.
    private static List<DossierLine> Totals(List<DossierLine> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at] is not { Target: > 0, IsPart: false } total) continue;
            var parts = Parts(lines, at, total);
            for (var part = 1; part <= parts; part++) lines[at + part] = lines[at + part] with { IsPart = true };
        }
        return lines;
    }

    private static int Parts(List<DossierLine> lines, int at, DossierLine total)
    {
        decimal sum = 0;
        for (var count = 1; at + count < lines.Count; count++)
        {
            var line = lines[at + count];
            if (line.Target is not > 0 || line.IsPart || line.Unit != total.Unit || line.Agreement != total.Agreement || line.Source != total.Source) return 0;
            sum += line.Target.Value;
            if (sum > total.Target) return 0;
            if (sum == total.Target) return count > 1 ? count : 0;
        }
        return 0;
    }
}
