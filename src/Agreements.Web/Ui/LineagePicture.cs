using Agreements.App.Features.Agreements;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>A lineage as rows of a picture: one agreement each, the uncovered days behind it in its row.</summary>
/// <param name="To">The last day that is shown, inclusive.</param>
internal sealed record LineagePicture(IReadOnlyList<Lifeline> Rows, DateOnly From, DateOnly To)
{
    /// <returns>Null when no member has a date.</returns>
    public static LineagePicture? Of(GetLineage.View lineage, Language language)
    {
        var dates = lineage.Members.SelectMany(m => new[] { m.StartsOn, m.EndsOn, m.GapAfter?.To }).OfType<DateOnly>().ToList();
        if (dates.Count == 0) return null;
        var (first, last) = (CivilDate.Earlier(dates.Min(), lineage.AsOf), CivilDate.Later(dates.Max(), lineage.AsOf));
        // Room on both sides: a line that begins at the edge looks as if it had begun before.
        var room = Math.Max(30, first.DaysUntil(last) / 20);
        var (from, to) = (first.PlusDays(-room), last.PlusDays(room));
        return new([.. lineage.Members.Select(m => new Lifeline(m.Reference, m.Id == lineage.Id ? null : $"/agreements/{m.Id}", [.. Spans(m, from, lineage.AsOf, language)]))], from, to);
    }

    public static string Days(GetLineage.Member member, Language language) => new Message(
        "ui.agreement.days", Text(member.StartsOn), member.EndsOn is null ? new Message("ui.agreement.days.noEnd") : Text(member.EndsOn)).In(language);

    private static IEnumerable<LifeSpan> Spans(GetLineage.Member member, DateOnly from, DateOnly asOf, Language language)
    {
        if (member.Validity != Validity.Void && !member.Process.IsAbandoned() && (member.StartsOn ?? member.EndsOn) is not null)
            yield return new LifeSpan(member.StartsOn ?? from, member.EndsOn, Kind(member), Days(member, language));
        if (member.GapAfter is { } gap)
            yield return new LifeSpan(gap.From, gap.To ?? CivilDate.Later(gap.From, asOf), LifeKind.Gap, GapText.Short(gap).In(language));
    }

    private static LifeKind Kind(GetLineage.Member member) =>
        !member.Process.IsSigned() ? LifeKind.Planned : member.Validity == Validity.Suspended ? LifeKind.Suspended : LifeKind.InForce;

    private static object Text(DateOnly? day) => day is { } known ? known : new Message("ui.unknown");
}
