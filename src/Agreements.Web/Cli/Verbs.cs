using System.CommandLine;
using System.CommandLine.Parsing;
using Agreements.Domain.Dates;

namespace Agreements.Web.Cli;

/// <summary>The verbs of the command line. Each sends the same requests as the API; without a verb the program serves.</summary>
internal static class Verbs
{
    /// <param name="args">What only serves needs none of the others.</param>
    public static RootCommand Build(IReadOnlyList<string> args)
    {
        var root = new RootCommand("Agreements: MoU and PKS, their validity, and alerts in time. Without a verb it serves.");
        ServeVerb.Define(root);
        root.Add(ServeVerb.Define(new Command("serve", "Serve the API and run the jobs (default).")));
        if (args is [] or ["serve" or "--urls", ..]) return root;
        root.Add(MigrateVerb.Define());
        root.Add(SweepVerb.Define());
        root.Add(SamplesVerb.Define());
        root.Add(StatusVerb.Define());
        root.Add(ExportVerb.Define());
        root.Add(AuditVerb.Define());
        root.Add(UsersVerb.Define());
        root.Add(KeysVerb.Define());
        root.Add(WebhookVerb.Define());
        root.Add(ImportVerb.Define());
        root.Add(IndexVerb.Define());
        root.Add(HealthVerb.Define());
        root.Add(SupportVerb.Define());
        root.Add(BackupVerb.Define());
        root.Add(RestoreVerb.Define());
        root.Add(RetentionVerb.Define());
        root.Add(ReadFileVerb.Define());
        return root;
    }

    /// <summary>The option <c>--as-of</c>: a civil date as yyyy-MM-dd, nothing else.</summary>
    public static Option<DateOnly?> AsOf(string description) => new("--as-of") { Description = description, CustomParser = ReadDate };

    private static DateOnly? ReadDate(ArgumentResult result)
    {
        if (CivilDate.TryParse(result.Tokens[0].Value, out var day)) return day;
        result.AddError($"'{result.Tokens[0].Value}' is not a date; write yyyy-MM-dd, e.g. 2025-05-25.");
        return null;
    }
}
