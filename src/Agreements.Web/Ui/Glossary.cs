using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>The words of the field, as both languages say them: <c>ui.word.x</c>.</summary>
internal static class Glossary
{
    public static readonly IReadOnlyList<string> Words =
    [
        "mou", "nk", "kb", "pks", "renewal", "text", "draft", "annex", "workPlan", "mandate", "minutes", "firstParty", "partner", "signatory", "number", "concerning", "legalBasis", "purpose", "object", "scope",
        "rights", "funding", "term", "validityPeriod", "effectiveDate", "endDate", "forceMajeure", "termination", "expiring", "gap", "retroactive", "openEnded", "autoRenewed", "notice", "suspended",
        "superseded", "registration", "followUp", "initials", "dutyStamp", "original", "headOfRegion", "secretary", "agency", "membership", "contribution", "potential", "coverage", "alert", "workingDay", "fiscalYear",
    ];

    public static string In(Language language, string word) => new Message("ui.word." + word).In(language);
}
