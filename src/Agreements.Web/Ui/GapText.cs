using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>A gap in words.</summary>
internal static class GapText
{
    /// <summary>For a line among others.</summary>
    public static Message Short(Gap gap) => new(
        gap.State switch { GapState.Open => "ui.agreement.gap.open", GapState.Closed => "ui.agreement.gap.closed", _ => "ui.agreement.gap.forecast" },
        gap.Days, gap.From, gap.To is { } to ? to : new Message("ui.agreement.gap.noEnd"));

    /// <summary>For a notice of its own: what it means.</summary>
    public static Message Of(Gap gap) => gap switch
    {
        { State: GapState.Open, To: { } to } => new("ui.case.gap.openTo", gap.Days, gap.From, to),
        { State: GapState.Open } => new("ui.case.gap.open", gap.Days, gap.From),
        { To: { } to } => new("ui.case.gap.forecast", gap.Days, gap.From, to),
        _ => new("ui.case.gap.forecastOpen", gap.Days, gap.From),
    };
}
