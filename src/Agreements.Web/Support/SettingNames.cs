namespace Agreements.Web.Support;

/// <summary>The settings of the program as they may be shown to somebody else: the names of all, the values of those that hold no secret,
/// no address and no name.</summary>
internal static class SettingNames
{
    private static readonly string[] Sections =
        ["Agreements", "Mail", "Http", "Audit", "Accounts", "Changes", "Webhooks", "Imports", "Search", "Documents", "Publication", "Oidc", "DataProtection", "Alarm", "Telemetry", "Backup", "Logging", "Kestrel", "ConnectionStrings"];

    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Agreements:Samples", "Agreements:Today", "Mail:Smtp:Port", "Mail:Smtp:Security", "Http:RequestsPerSecond", "Http:UnrecognisedPerSecond", "Http:AttemptsPerMinute",
        "Changes:KeepDays", "Imports:KeepDays", "Documents:MostBytes", "Telemetry:Prometheus", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_SDK_DISABLED", "ENVIRONMENT",
    };

    /// <returns>A line for each that is set.</returns>
    public static IEnumerable<string> Of(IConfiguration configuration) => configuration.AsEnumerable().Where(s => s.Value is not null && IsOurs(s.Key)).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => Line(s.Key, s.Value!));

    private static bool IsOurs(string key) => Sections.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase) || key.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase)
        || key is "urls" or "http_ports" or "https_ports" or "AllowedHosts" or "ENVIRONMENT";

    // A value of another shape is not what the setting is meant to hold, whatever its name.
    private static string Line(string key, string value) => Harmless.Contains(key) && value.Length <= 20 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/') ? $"{key} = {value}" : $"{key} (set)";
}
