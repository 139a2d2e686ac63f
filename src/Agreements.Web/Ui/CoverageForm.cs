using System.Globalization;
using Agreements.App.Features.Coverage;
using Agreements.Domain.Agreements;
using Agreements.Domain.Coverage;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>The forms of coverage and of its targets, between what is typed and what is meant.</summary>
internal static class CoverageForm
{
    /// <summary>Those that have a field of their own.</summary>
    public static readonly IReadOnlyList<Segment> Fields = [Segment.Pu, Segment.Bpu, Segment.JasaKonstruksi, Segment.Pmi];

    /// <summary>Where a refusal of a segment's count points: empty fields are no segments.</summary>
    public static string PointerOf(FormValues typed, Segment segment) => $"/segments/{Fields.TakeWhile(s => s != segment).Count(s => typed[s.ToString()] is not null)}/participants";

    public static CoverageFacts Read(FormReader form, Guid? institution)
    {
        var asOf = form.Date("AsOf");
        if (asOf is null && form.Text("AsOf") is null) form.Refuse("text.required", "AsOf");
        return new CoverageFacts
        {
            AsOf = asOf ?? default, Participants = form.Number("Participants"), Segments = [.. Segments(form)], Potential = form.Number("Potential"), Unregistered = form.Number("Unregistered"),
            Stated = form.Percent("Stated"), Definition = form.Text("Definition"), Source = Source(form, institution), Verification = form.Word<VerificationStatus>("Verification") ?? default, Note = form.Text("Note"),
        };
    }

    public static TargetFacts ReadTarget(FormReader form, Guid? institution) => new()
    {
        DueOn = form.Date("DueOn"), Percentage = form.Percent("Percentage"), Participants = form.Number("Participants"), Potential = form.Number("Potential"),
        Definition = form.Text("Definition"), Source = Source(form, institution), Verification = form.Word<VerificationStatus>("Verification") ?? default, Note = form.Text("Note"),
    };

    public static FormValues Write(CoverageView view) => Written(view.Source, view.Verification, [
        new("AsOf", DateInput.Write(view.AsOf)), new("Participants", Text(view.Participants)), new("Potential", Text(view.Potential)), new("Unregistered", Text(view.Unregistered)), new("Stated", Text(view.Stated)),
        new("Definition", view.Definition), new("Note", view.Note), .. Fields.Select(f => new KeyValuePair<string, string?>(f.ToString(), Text(view.Segments.FirstOrDefault(s => s.Segment == f)?.Participants))),
        new("Groups", string.Join('\n', view.Segments.Where(s => s.Segment == Segment.Group).Select(s => $"{s.Name}; {Text(s.Participants)}"))),
    ]);

    public static FormValues Write(TargetView view) => Written(view.Source, view.Verification, [
        new("DueOn", DateInput.Write(view.DueOn)), new("Percentage", Text(view.Percentage)), new("Participants", Text(view.Participants)), new("Potential", Text(view.Potential)), new("Definition", view.Definition), new("Note", view.Note),
    ]);

    private static FormValues Written(SourceView source, VerificationStatus verification, IEnumerable<KeyValuePair<string, string?>> others) => FormValues.None.With([
        .. others, new("Source.Kind", Words.Of(source.Kind)), new("Source.Text", source.Text), new("Source.Url", source.Url), new("Source.Institution", source.InstitutionName), new("Verification", Words.Of(verification)),
    ]);

    private static CoverageSource Source(FormReader form, Guid? institution) =>
        new(form.Word<CoverageSourceKind>("Source.Kind") ?? CoverageSourceKind.Other, form.Text("Source.Text") ?? "", form.Text("Source.Url"), institution);

    private static IEnumerable<SegmentCount> Segments(FormReader form)
    {
        foreach (var field in Fields)
            if (form.Number(field.ToString()) is { } count) yield return new SegmentCount(field, count);
        foreach (var line in form.Lines("Groups"))
        {
            var parts = line.Split(';', StringSplitOptions.TrimEntries);
            if (parts.Length == 2 && FormReader.TryNumber(parts[1], out var count)) yield return new SegmentCount(Segment.Group, count, parts[0]);
            else form.Refuse("coverage.groupLine", "Groups", line);
        }
    }

    private static string? Text(long? value) => value?.ToString("N0", Indonesian);

    private static string? Text(Percentage? value) => value?.Percent.ToString(Indonesian);

    private static readonly NumberFormatInfo Indonesian = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
}
