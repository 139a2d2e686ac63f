using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Store;

namespace Agreements.App.Reports;

/// <summary>Says in the audit trail that a report has left by mail, as its reader's export.</summary>
public sealed class MailedExports(AuditTrail trail, TimeProvider time)
{
    /// <summary>Within the transaction that marks the mail as sent.</summary>
    public void Append(ReportAsked report) => trail.Append(
        report.Reader.ToPrincipal("report:" + report.Subscription), "export", Ids.New(time), report.Report + ".xlsx", 1, report.Query.Length == 0 ? [] : [new FieldChange("/filter", null, report.Query)], null);
}
