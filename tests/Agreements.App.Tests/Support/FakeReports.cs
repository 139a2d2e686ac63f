using Agreements.App.Reports;
using Agreements.Domain;

namespace Agreements.App.Tests.Support;

/// <summary>Stands for the host, which alone knows how reports stand in tables: each report is a file of as many rows as the test says.</summary>
public sealed class FakeReports
{
    /// <summary>How a report turns out; a test may refuse or fail here.</summary>
    public Func<ReportAsked, ReportFile> Make { get; set; } = asked => new ReportFile(asked.Report + ".xlsx", 3, [1, 2, 3]);

    /// <summary>Each that was made, in order.</summary>
    public List<ReportAsked> Made { get; } = [];

    public ReportMaker ToMaker() => new(["register", "gaps"], (asked, ct) => Task.Run(() => Check(asked.Report, asked.Query), ct), (asked, _) =>
    {
        lock (Made) Made.Add(asked);
        return Task.FromResult(Make(asked));
    });

    private static void Check(string report, string query)
    {
        if (report is not ("register" or "gaps")) throw DomainException.Invalid("word.unknown", "/report", report, "register, gaps");
        if (query.Contains("nonsense", StringComparison.Ordinal)) throw DomainException.Invalid("query.unknown", "/query", "nonsense");
    }
}
