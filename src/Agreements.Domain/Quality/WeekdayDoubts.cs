using Agreements.Domain.Agreements;
using Agreements.Domain.Extraction;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Quality;

/// <summary>Press and old lists: "Selasa (13/2/25)" was a Thursday, so the day or its month may be wrong.</summary>
internal static class WeekdayDoubts
{
    public static IEnumerable<Doubt> Of(AgreementFacts facts) =>
        facts.Notes.SelectMany((note, i) => In(note.Text, $"/notes/{i}/text").Concat(In(note.Source, $"/notes/{i}/source")));

    private static IEnumerable<Doubt> In(string? text, string field) => text is null ? [] : DatesIn.Of(text).Where(d => d.IsWrongWeekday)
        .Select(d => new Doubt(QualityCheck.Weekday, field, new Message("quality.weekday", text[d.From..d.To], d.Day, Message.Label(d.Day!.Value.DayOfWeek))));
}
