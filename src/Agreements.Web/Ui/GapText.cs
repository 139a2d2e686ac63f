using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>A gap as a sentence.</summary>
internal static class GapText
{
    public static Message Of(Gap gap) => gap switch
    {
        { State: GapState.Open, To: { } to } => new("ui.case.gap.openTo", gap.Days, gap.From, to),
        { State: GapState.Open } => new("ui.case.gap.open", gap.Days, gap.From),
        { To: { } to } => new("ui.case.gap.forecast", gap.Days, gap.From, to),
        _ => new("ui.case.gap.forecastOpen", gap.Days, gap.From),
    };
}
