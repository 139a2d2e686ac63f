using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction.Wordings;

/// <summary>Memoranda and arrangements of universities.</summary>
public sealed class EnglishWordings
{
    [TestCase("The work starts on 1 June 2023 and ends on 31 May 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("The activities begin on 1 June 2023 and conclude on 31 May 2025.", "2023-06-01", "2025-05-31", "fixed")]
    [TestCase("This Agreement shall enter into force on 1 July 2023 and remain valid for five years.", "2023-07-01", null, "computed")]
    [TestCase("Effective Date: 1 July 2023\nExpiry Date: 30 June 2026", "2023-07-01", "2026-06-30", "fixed")]
    [TestCase("This Agreement is effective upon execution by the Parties and shall terminate on 31 December 2026.", "2023-05-25", "2026-12-31", "fixed")]
    [TestCase("The Agreement has a term of three (3) years, beginning 1 June 2023 and ending 31 May 2026.", "2023-06-01", "2026-05-31", "fixed")]
    [TestCase("This Agreement shall be effective as of the date first written above and shall continue for three (3) years.", "2023-05-25", null, "computed")]
    [TestCase("This Agreement comes into operation when signed by both Parties and has a lifetime of three (3) years.", "2023-05-25", null, "computed")]
    [TestCase("The Agreement shall start on 1 July 2023 and shall be completed by 30 June 2026.", "2023-07-01", "2026-06-30", "fixed")]
    [TestCase("This MoU enters into force upon signature and has no expiry date.", "2023-05-25", null, "openEnded")]
    [TestCase("This MoU becomes effective when signed and continues without limit of time.", "2023-05-25", null, "openEnded")]
    [TestCase("This Agreement is in force until all activities have been completed.", null, null, "untilEvent")]
    [TestCase("This Agreement will be effective for as long as the programme is running.", null, null, "untilEvent")]
    [TestCase("The Agreement, once signed, is valid for three (3) years.", "2023-05-25", null, "computed")]
    [TestCase("The Agreement shall have effect from 1 July 2023 and shall lapse on 30 June 2026.", "2023-07-01", "2026-06-30", "fixed")]
    [TestCase("Start date: 1 July 2023\nEnd date: 30 June 2026", "2023-07-01", "2026-06-30", "fixed")]
    [TestCase("Beginning on 1 July 2023, the Agreement runs for three years.", "2023-07-01", null, "computed")]
    [TestCase("The activity opens on 4 September 2023 and closes on 22 December 2023.", "2023-09-04", "2023-12-22", "fixed")]
    public void The_term_is_read(string sentences, string? start, string? end, string basis)
    {
        var found = Written.English(sentences);
        Assert.That((Written.Day(found, "/term/startsOn"), Written.Day(found, "/term/endsOn"), Written.Basis(found)), Is.EqualTo((start, end, basis)));
    }

    [TestCase("This Agreement is valid for two years. A Party wishing to withdraw shall inform the other in writing sixty (60) days in advance.", 60, "days")]
    [TestCase("Any Party intending to discontinue the cooperation shall notify the other not less than 30 days beforehand.", 30, "days")]
    [TestCase("Early termination requires one (1) month's notice in writing.", 1, "months")]
    [TestCase("Either Party may end the cooperation by written notification to the other three months in advance.", 3, "months")]
    [TestCase("Termination by one Party takes effect ninety (90) days after written notice is received.", 90, "days")]
    [TestCase("A Party who wants to leave gives the other six (6) months written warning.", 6, "months")]
    [TestCase("It is prolonged by one (1) year at a time unless a Party declines in writing one (1) month before the term ends.", 1, "months")]
    [TestCase("Should the Parties wish to carry on, they shall agree so in writing four (4) months before the end.", 4, "months")]
    [TestCase("Either Party may withdraw by notifying the other ninety (90) days ahead.", 90, "days")]
    [TestCase("Either Party may cancel this Agreement, provided that written notice is given at least ninety (90) days before the date of cancellation.", 90, "days")]
    [TestCase("It shall remain in force unless terminated by either party by giving a ninety (90) day written notice to the other party.", 90, "days")]
    [TestCase("It ends earlier if one Party so notifies the other thirty (30) days beforehand.", 30, "days")]
    public void The_notice_is_read(string sentence, int amount, string unit)
    {
        var notice = Written.English("This Agreement is valid for two years.\n(2) " + sentence).Find("/notice")?.Value as NoticeClause;
        Assert.That(notice is null ? default : (notice.Amount, Words.Of(notice.Unit)), Is.EqualTo((amount, unit)));
    }

    [TestCase("The Parties may agree in writing to continue the cooperation for a further term.", "byAgreement")]
    [TestCase("It shall be deemed renewed unless terminated.", "automatic")]
    [TestCase("In the absence of objection, it continues for successive periods of one year.", "automatic")]
    [TestCase("It cannot be renewed.", "none")]
    [TestCase("It rolls over for further one-year periods unless either Party objects.", "automatic")]
    [TestCase("It shall continue automatically for another two years.", "automatic")]
    [TestCase("(1) This Agreement is valid for two years without possibility of extension.", "none")]
    [TestCase("The Parties do not intend to renew this Agreement.", "none")]
    [TestCase("It is prolonged by one (1) year at a time unless a Party declines in writing one (1) month before the term ends.", "automatic")]
    [TestCase("Should the Parties wish to carry on, they shall agree so in writing four (4) months before the end.", "byAgreement")]
    public void The_renewal_is_read(string sentence, string mode)
    {
        var clause = Written.English("This Agreement is valid for two years.\n(2) " + sentence).Find("/renewalClause")?.Value as RenewalClause;
        Assert.That(clause is null ? null : Words.Of(clause.Mode), Is.EqualTo(mode));
    }

    [TestCase("Any amendment shall be proposed in writing thirty (30) days before it takes effect.")]
    [TestCase("Progress is reviewed every six (6) months.")]
    [TestCase("The final report is due on 30 June 2025.")]
    public void What_is_said_of_something_else_is_no_end_and_no_notice(string sentence) =>
        Assert.That(Written.English("This Agreement is valid for two years.\n(2) " + sentence).Suggestions.Where(s => s.Field is "/term/endsOn" or "/notice"), Is.Empty);
}
