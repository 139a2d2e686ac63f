using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>Reads the facts of an agreement out of its text. It proposes; people decide.</summary>
public static class FactExtraction
{
    /// <param name="pages">The text of each page, in their order. What stands behind the first million characters is not looked at.</param>
    public static ExtractedFacts From(IReadOnlyList<string> pages)
    {
        var text = new SourceText(pages);
        if (string.IsNullOrWhiteSpace(text.Flow)) return ExtractedFacts.None;
        var (findings, page, clauses) = (new Findings(text), TitlePage.Of(text), Clauses.Of(text));
        var kind = ClassFinder.Find(page, findings);
        TitleFinder.Find(page, findings);
        var common = NumberFinder.Find(page, PartyFinder.Find(text, page, findings), findings);
        SigningFinder.Find(text, page, clauses, findings);
        if (common is var (date, origin)) findings.Add("/term/signedOn", date, Confidence.Medium, origin);
        TermFinder.Find(kind, clauses, findings);
        NoticeFinder.Find(clauses, findings);
        RenewalFinder.Find(kind, clauses, findings);
        ProgrammeFinder.Find(clauses, findings);
        LawFinder.Find(text, findings);
        ParentFinder.Find(kind, text, page, findings);
        Agree(kind, findings);
        return findings.Facts;
    }

    // What was found in different places must fit together.
    private static void Agree(AgreementClass? kind, Findings findings)
    {
        var signed = findings.Value<DateOnly>("/term/signedOn");
        if (kind != AgreementClass.Addendum && findings.Value<DateOnly>("/term/startsOn") < signed) findings.AddAs("/term/retroactive", true, "/term/startsOn");
        var (starts, ends) = (findings.Value<DateOnly>("/term/startsOn"), findings.Value<DateOnly>("/term/endsOn"));
        if ((starts ?? signed) is { } start && findings.Value<DateOnly>("/term/endsOn") is { } end && findings.Value<Duration>("/term/duration") is { } length
            && length.LastDay(start, DurationReading.DayBefore) is var before && length.LastDay(start, DurationReading.Anniversary) is var anniversary && end != before && end != anniversary)
            findings.Contradict(ContradictionKind.End, "/term/endsOn", [end, before], "/term/duration");
        else if (ends < signed || ends < starts) findings.Contradict(ContradictionKind.EndBeforeStart, "/term/endsOn", [ends.Value, ends < signed ? signed!.Value : starts!.Value], null);
        if (findings.Value<EndBasis>("/term/endBasis") is { } basis and (EndBasis.Fixed or EndBasis.Computed)) findings.Limit("/term/endBasis", basis == EndBasis.Fixed ? "/term/endsOn" : "/term/duration");
        foreach (var numbered in findings.Facts.Suggestions.Where(s => s.Field.EndsWith("/numberDate", StringComparison.Ordinal) && s.Value is DateOnly day && day > signed).ToList())
            findings.Contradict(ContradictionKind.NumberDate, numbered.Field, [numbered.Value, signed!.Value], null);
    }
}
