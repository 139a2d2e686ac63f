using Agreements.App.Features.Figures;
using Agreements.Domain.Figures;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>A figure in the reader's language.</summary>
internal static class FigureText
{
    /// <summary><c>76.016 orang</c>, <c>Rp2.067.337.453</c>.</summary>
    public static string Value(Figure figure, UiLanguage ui) =>
        figure.Unit == FigureUnit.Rupiah ? "Rp" + ui.Number(figure.Value) : $"{ui.Number(figure.Value)} {Message.Label(figure.Unit).In(ui.Language)}";

    /// <summary>The day or days for which its source states it.</summary>
    public static string When(Figure figure, UiLanguage ui) => figure switch
    {
        { Period: { } period } => ui.Say("ui.figure.period.says", period.From, period.Until),
        { AsOf: { } day } => ui.Say("ui.figure.asOf.says", day),
        _ => ui.Say("ui.figure.when.none"),
    };
}
