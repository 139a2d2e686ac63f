using System.Text.Encodings.Web;
using Agreements.App.Mail;
using Agreements.Domain.Texts;

namespace Agreements.App.Reports;

/// <summary>The words of a report's mail: formal, Indonesian first, English below. What stands in the report is in the workbook alone.</summary>
public sealed class ReportLetter(MailLinks links)
{
    /// <param name="lead">What came of the report.</param>
    internal MailContent Write(ReportAsked asked, ReportRun run, Message lead)
    {
        var lines = Lines(asked, run, lead).ToList();
        var subject = new Message("letter.report.subject", NameOf(asked), asked.AsOf).In(Language.Id);
        return new MailContent(subject, $"{Text(lines, Language.Id)}\n\n-- English --\n\n{Text(lines, Language.En)}", Html(lines), null, asked.AsOf);
    }

    internal static Message NameOf(ReportAsked asked) => new("table.sheet." + asked.Report);

    private IEnumerable<Line> Lines(ReportAsked asked, ReportRun run, Message lead)
    {
        yield return new(new("letter.greeting", asked.Reader.Name));
        yield return new(lead);
        if (run.Missed > 0) yield return new(new("letter.report.missed", run.PeriodOn, run.Missed));
        else if (run.PeriodOn != asked.AsOf) yield return new(new("letter.report.late", run.PeriodOn));
        if (asked.Query.Length > 0) yield return new(new("letter.report.filter", Uri.UnescapeDataString(asked.Query[1..].Replace('+', ' '))));
        yield return new(new("letter.report.whole"), links.Page($"/api/v1/reports/{asked.Report}{(asked.Query.Length == 0 ? "?" : asked.Query + "&")}format=xlsx"));
        yield return new(new("letter.report.manage"), links.Page("/reports/subscriptions"));
        yield return new(new("letter.closing"));
    }

    private static string Text(IEnumerable<Line> lines, Language language) => string.Join("\n\n", lines.Select(l => l.Address is null ? l.Says.In(language) : l.Says.In(language) + "\n" + l.Address));

    private static string Html(IReadOnlyList<Line> lines) => $"""
        <!doctype html>
        <html lang="id">
        <body style="margin:0;padding:24px;background:#f4f5f7;color:#1b2430;font:15px/1.5 Arial,Helvetica,sans-serif">
        <div style="max-width:640px;margin:0 auto;background:#fff;border:1px solid #d9dee5;border-radius:6px;padding:24px">
        {Html(lines, Language.Id)}
        <hr style="border:0;border-top:1px solid #e6e9ee">
        <div lang="en" style="color:#566273;font-size:13px">{Html(lines, Language.En)}</div>
        </div>
        </body>
        </html>
        """;

    private static string Html(IEnumerable<Line> lines, Language language) => string.Concat(lines.Select(l =>
        $"<p>{HtmlEncoder.Default.Encode(l.Says.In(language))}{(l.Address is { } address ? $"<br><a href=\"{HtmlEncoder.Default.Encode(address)}\">{HtmlEncoder.Default.Encode(address)}</a>" : "")}</p>"));

    private sealed record Line(Message Says, string? Address = null);
}
