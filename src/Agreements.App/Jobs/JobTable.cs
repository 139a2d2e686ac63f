using Agreements.App.Features.Alerts;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Changes;
using Agreements.App.Features.Documents;
using Agreements.App.Features.Imports;
using Agreements.App.Features.Operations;
using Agreements.App.Features.ReportSubscriptions;
using Agreements.App.Features.Search;
using Agreements.App.Features.Webhooks;
using MediatR;

namespace Agreements.App.Jobs;

/// <param name="Word">Stable: it is what Hangfire stores.</param>
/// <param name="Cron">In UTC.</param>
public sealed record Job(string Word, string Cron, Func<IRequest<JobResult>> Request)
{
    /// <summary>How far two runs are apart: minutes, an hour or a day, as the first fields of the cron expression say.</summary>
    public TimeSpan Period => Cron.Split(' ') switch
    {
        ["*", ..] => TimeSpan.FromMinutes(1),
        [['*', '/', .. var minutes], ..] => TimeSpan.FromMinutes(int.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture)),
        [_, "*", ..] => TimeSpan.FromHours(1),
        [_, ['*', '/', .. var hours], ..] => TimeSpan.FromHours(int.Parse(hours, System.Globalization.CultureInfo.InvariantCulture)),
        [_, _, "*", _, "*"] => TimeSpan.FromDays(1),
        [_, _, "*", _, _] => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(31),
    };
}

/// <summary>What a run did, for the health page.</summary>
public sealed record JobResult(string Summary);

/// <summary>Everything that happens by itself. A clock only says when to look; what is due stands in our tables.</summary>
public static class JobTable
{
    public const string Sweep = "sweep", Send = "send", VerifyAudit = "verifyAudit", Webhooks = "webhooks", Imports = "imports", Purge = "purge", ForgetAnswers = "forgetAnswers", ForgetImports = "forgetImports",
        MoveContents = "moveContents", ReadDocuments = "readDocuments", CompareDocuments = "compareDocuments", IndexSearch = "indexSearch", Reports = "reports", Backup = "backup", Retention = "retention";

    public static readonly IReadOnlyList<Job> All =
    [
        // The zones' midnights are 17:00, 16:00 and 15:00 UTC: a minute past each hour is a minute past each of them.
        new(Sweep, "1 * * * *", () => new SweepAlerts.Command()),
        new(Send, "* * * * *", () => new SendMail.Command()),
        new(Reports, "*/5 * * * *", () => new SendReports.Command()),
        new(Imports, "* * * * *", () => new RunImports.Command()),
        new(VerifyAudit, "30 19 * * *", () => new GuardAudit.Command()),
        new(ForgetAnswers, "45 19 * * *", () => new ForgetAnswers.Command()),
        new(ForgetImports, "0 20 * * *", () => new ForgetImports.Command()),
        new(IndexSearch, "20 * * * *", () => new IndexSearch.Command()),
        new(ReadDocuments, "* * * * *", () => new ReadTexts.Command()),
        new(CompareDocuments, "*/10 * * * *", () => new CompareDocuments.Command()),
        new(Webhooks, "* * * * *", () => new RunWebhooks.Command()),
        new(MoveContents, "*/5 * * * *", () => new MoveContents.Command()),
        new(Backup, "10 18 * * *", () => new SaveBackup.Command()),
        new(Retention, "30 20 * * *", () => new ForgetOld.Command()),
        new(Purge, "15 20 * * *", () => new PurgeEvents.Command()),
    ];

    /// <summary>Words of earlier versions that none of the versions that may still run beside this one knows.</summary>
    public static readonly IReadOnlyList<string> Retired = [];

    public static bool Knows(string word) => All.Any(j => j.Word == word);

    public static Job Find(string word) => All.FirstOrDefault(j => j.Word == word) ?? throw new ArgumentException($"There is no job '{word}'.", nameof(word));
}
