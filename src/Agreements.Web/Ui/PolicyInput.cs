using System.Globalization;
using Agreements.App.Features.AlertPolicies;
using Agreements.Domain;
using Agreements.Domain.Alerts;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>A policy as a form shows and brings it: lists of days as people write them, an empty field = taken from the wider policy.</summary>
public sealed record PolicyInput
{
    public static readonly IReadOnlyList<RenewalStage> Stages = [.. Enum.GetValues<RenewalStage>().Where(s => s <= RenewalStage.SigningScheduled)];

    public string? EndSteps { get; init; }
    public string? NoticeSteps { get; init; }
    public string? GapSteps { get; init; }
    public string? GapEvery { get; init; }
    public string? RenewalLead { get; init; }
    public string? StalledSteps { get; init; }
    public string? ValidFrom { get; init; }
    public string? Reason { get; init; }

    /// <summary>By the word of the stage.</summary>
    public IReadOnlyDictionary<string, string> StageDays { get; init; } = new Dictionary<string, string>();

    public static PolicyInput Of(PolicyTerms? terms, DateOnly validFrom) => new()
    {
        EndSteps = Write(terms?.EndSteps), NoticeSteps = Write(terms?.NoticeSteps), GapSteps = Write(terms?.GapSteps), StalledSteps = Write(terms?.StalledSteps),
        GapEvery = Write(terms?.GapEvery), RenewalLead = Write(terms?.RenewalLead), ValidFrom = DateInput.Write(validFrom),
        StageDays = terms?.StageDays?.ToDictionary(s => Words.Of(s.Key), s => Write(s.Value)!) ?? [],
    };

    /// <exception cref="DomainException"><c>number.list</c>, <c>number.whole</c>, <c>text.required</c> and those of a date, each at its field.</exception>
    public PolicyEntry Read()
    {
        var days = StageDays.Where(s => !string.IsNullOrWhiteSpace(s.Value)).ToDictionary(s => Words.Parse<RenewalStage>(s.Key), s => Whole(s.Value, "/stageDays/" + s.Key)!.Value);
        return new PolicyEntry
        {
            EndSteps = List(EndSteps, "/endSteps"), NoticeSteps = List(NoticeSteps, "/noticeSteps"), GapSteps = List(GapSteps, "/gapSteps"), StalledSteps = List(StalledSteps, "/stalledSteps"),
            GapEvery = Whole(GapEvery, "/gapEvery"), RenewalLead = Whole(RenewalLead, "/renewalLead"), StageDays = days.Count == 0 ? null : days,
            ValidFrom = DateInput.Read(ValidFrom, "/validFrom") ?? throw DomainException.Invalid("text.required", "/validFrom"), Reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason,
        };
    }

    /// <summary><c>180, 120, 90</c></summary>
    public static string? Write(IReadOnlyList<int>? steps) => steps is null ? null : string.Join(", ", steps.Select(s => Write(s)));

    private static string? Write(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<int>? List(string? text, string pointer)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return [.. text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => TryRead(part) ?? throw DomainException.Invalid("number.list", pointer, part))];
    }

    private static int? Whole(string? text, string pointer) =>
        string.IsNullOrWhiteSpace(text) ? null : TryRead(text.Trim()) ?? throw DomainException.Invalid("number.whole", pointer, text);

    private static int? TryRead(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
