using Agreements.App.Features.Agreements;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Web.Ui;

/// <summary>An addendum as its form reads it: what is left empty it does not change.</summary>
internal static class AddendumForm
{
    /// <param name="parties">Those to whom numbers may belong, in the order of the form.</param>
    /// <param name="joined">All parties from now on; null = they stay as they were.</param>
    public static Addendum Read(FormReader form, IReadOnlyList<PartyView> parties, IReadOnlyList<Guid>? joined)
    {
        var signedOn = form.Date("SignedOn");
        if (signedOn is null && form.Text("SignedOn") is null) form.Refuse("date.required", "SignedOn");
        return new Addendum
        {
            Title = form.Text("Title"), SignedOn = signedOn ?? default, EffectiveOn = form.Date("EffectiveOn"), OverrideReason = form.Text("OverrideReason"),
            Numbers = [.. Numbered(form, parties).Select(i => new AddendumNumber(parties[i].Institution, form.Text($"Numbers[{i}].Number")!, form.Date($"Numbers[{i}].Date")))],
            Amendment = Change(form) with { Parties = joined?.Select(p => new AmendedParty(p)).ToList() },
        };
    }

    /// <summary>Which rows of numbers are filled: refusals count only those.</summary>
    public static IReadOnlyList<int> Numbered(FormReader form, IReadOnlyList<PartyView> parties) => [.. Enumerable.Range(0, parties.Count).Where(i => form.Text($"Numbers[{i}].Number") is not null)];

    private static Amendment Change(FormReader form)
    {
        var amendment = new Amendment
        {
            Title = form.Text("Amendment.Title"), EndBasis = form.Word<EndBasis>("Amendment.EndBasis"), EndsOn = form.Date("Amendment.EndsOn"), DurationAsWritten = form.Text("Amendment.DurationAsWritten"),
            Duration = form.Small("Amendment.Duration.Amount") is { } amount ? new Duration(amount, form.Word<DurationUnit>("Amendment.Duration.Unit") ?? DurationUnit.Years) : null,
            ConfirmedReading = form.Word<DurationReading>("Amendment.ConfirmedReading"), UntilEvent = form.Text("Amendment.UntilEvent"),
            Scope = form.Lines("Amendment.Scope") is { Count: > 0 } scope ? scope : null,
            RenewalClause = form.Word<RenewalMode>("Amendment.RenewalClause.Mode") is { } mode ? new RenewalClause(mode, form.Small("Amendment.RenewalClause.TermMonths"), form.Small("Amendment.RenewalClause.MaxRenewals")) : null,
        };
        if (form.Text("Amendment.Subject") is { } subject) amendment = amendment with { Subject = subject };
        if (form.Flag("NoticeRemoved")) return amendment with { Notice = (NoticeClause?)null };
        return form.Small("Amendment.Notice.Amount") is { } count ? amendment with { Notice = new NoticeClause(count, form.Word<NoticeUnit>("Amendment.Notice.Unit") ?? NoticeUnit.Months) } : amendment;
    }
}
