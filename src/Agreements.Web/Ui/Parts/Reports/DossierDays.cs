using Agreements.App.Features.Reports;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui.Parts.Reports;

/// <summary>What the days of a line mean, in words: as of when, until when, due when.</summary>
internal static class DossierDays
{
    /// <returns>None = the line has nothing to do with a day.</returns>
    public static IReadOnlyList<string> Of(DossierLine line, UiLanguage ui)
    {
        if (line.Part == DossierPart.Gaps) return [line.Until is { } last ? ui.Say("ui.dossier.day.between", line.From, last) : ui.Say("ui.dossier.day.since", line.From)];
        var said = new List<string>();
        if (line.On is { } on) said.Add(ui.Say(line.Part == DossierPart.Monev ? "ui.dossier.day.held" : "ui.dossier.day.on", on));
        if (line.Target is not null || line.Part == DossierPart.Targets) said.Add(line.DueOn is { } due ? ui.Say("ui.dossier.day.due", due) : ui.Say("ui.dossier.day.noDue"));
        else if (IsAgreement(line)) said.Add(line.Until is { } end ? ui.Say("ui.dossier.day.ends", end) : ui.Say("ui.dossier.day.endUnknown"));
        else if (line is { From: { } first, Until: { } until }) said.Add(ui.Say("ui.dossier.day.period", first, until));
        else if (said.Count == 0 && line.Value is not null) said.Add(ui.Say("ui.dossier.day.unknown"));
        return said;
    }

    private static bool IsAgreement(DossierLine line) => line is { State: not null, Part: DossierPart.Agreements or DossierPart.NonAsn or DossierPart.Vulnerable or DossierPart.Villages };
}
