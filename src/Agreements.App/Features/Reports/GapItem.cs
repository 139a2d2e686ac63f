using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Reports;

/// <summary>The uncovered days between an agreement and what follows it.</summary>
/// <param name="From">The first uncovered day.</param>
/// <param name="To">The last one, inclusive; absent while nothing with a date that can still come true follows.</param>
/// <param name="Days">From the first to the last; without a last one up to the report's day.</param>
/// <param name="Successor">What follows it; absent too while the caller does not see that agreement.</param>
/// <param name="Stage">Where its open renewal case stands.</param>
/// <param name="Retroactive">The successor's document takes effect before its signing.</param>
public sealed record GapItem(
    GapAgreement Agreement, GapSuccessor? Successor, DateOnly From, DateOnly? To, int Days, GapState State, RenewalStage? Stage, bool? Retroactive)
{
    internal static GapItem Of(Dossier dossier, AgreementStatus status, Gap gap)
    {
        // Within its own life nothing but an addendum of its own followed, or is to follow.
        var within = status.Gap != gap;
        var (agreement, next) = (dossier.Agreement, within || status.BackOn is not null ? null : dossier.Around.Successors.FirstOrDefault(s => s.Id == status.Successor));
        return new GapItem(
            new GapAgreement(agreement.Id, agreement.Reference, agreement.Facts.Class, agreement.Facts.Title, dossier.PartyNames),
            next is null ? null : new GapSuccessor(next.Id, next.Reference, next.Process, next.ActualOrPlannedStart), gap.From, gap.To, gap.Days, gap.State,
            within ? null : status.Stage?.Stage, next?.Facts.Term.Retroactive == true ? true : null);
    }
}

/// <param name="Parties">Their names now, in the order of the document.</param>
public sealed record GapAgreement(Guid Id, string Reference, AgreementClass Class, string Title, IReadOnlyList<string> Parties);

/// <param name="StartsOn">Its first day in force, or the planned one while it is not signed.</param>
public sealed record GapSuccessor(Guid Id, string Reference, ProcessState Process, DateOnly? StartsOn);

/// <param name="Agreements">How many have a gap.</param>
/// <param name="Days">The sum of their days.</param>
public sealed record GapTotals(int Agreements, long Days)
{
    internal static readonly GapTotals None = new(0, 0);

    internal GapTotals With(IReadOnlyList<GapItem> ofOne) => new(Agreements + 1, Days + ofOne.Sum(g => (long)g.Days));
}

/// <summary>What the report calls a gap and each state, in the caller's language.</summary>
/// <param name="Without">What has no gap although nothing follows it.</param>
public sealed record Meanings(string Gap, string Forecast, string Open, string Closed, string Without)
{
    internal static Meanings In(Language language) => new(
        Text("gap", language), Text("forecast", language), Text("open", language), Text("closed", language), Text("without", language));

    internal static string Together(Language language)
    {
        var of = In(language);
        return $"{of.Gap} {Label(GapState.Forecast)}: {of.Forecast} {Label(GapState.Open)}: {of.Open} {Label(GapState.Closed)}: {of.Closed} {new Message("ui.reports.without").In(language)}: {of.Without}";

        string Label(GapState state) => Message.Label(state).In(language);
    }

    private static string Text(string word, Language language) => new Message("gaps.meaning." + word).In(language);
}
