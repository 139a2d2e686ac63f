using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Agreements.Web.Hosting;

/// <summary>Of an exception only its type leaves by OTLP: its message may hold what somebody has typed, or a row of the database. The log of the machine has all of it.</summary>
internal sealed class DiscreetLogs : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } exception) return;
        data.Exception = null;
        data.Attributes = [.. data.Attributes ?? [], new KeyValuePair<string, object?>("exception.type", exception.GetType().FullName)];
    }
}
