using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>What an addendum changes, in words.</summary>
internal static class AmendmentText
{
    /// <param name="names">Of institutions.</param>
    public static IEnumerable<string> Of(Amendment amendment, IReadOnlyDictionary<Guid, string> names, Language language)
    {
        if (amendment.Title is { } title) yield return Said("title", title);
        if (amendment.Subject.IsStated) yield return Said("subject", (object?)amendment.Subject.Value ?? Removed);
        if (amendment.Scope is { } scope) yield return Said("scope", string.Join("; ", scope));
        if (amendment.Parties is { } parties) yield return Said("parties", string.Join("; ", parties.Select(p => p.NameAtSigning ?? names.GetValueOrDefault(p.Institution, p.Institution.ToString()))));
        if (amendment.EndBasis is { } basis && amendment.EndsOn is null) yield return Said("endBasis", Message.Label(basis));
        if (amendment.EndsOn is { } ends) yield return Said("endsOn", DateText.WithWeekday(ends, language));
        if (amendment.Duration is { } duration) yield return Said("duration", new Message("explain.duration", duration.Amount, Message.Label(duration.Unit)));
        if (amendment.ConfirmedReading is { } reading) yield return Said("confirmedReading", Message.Label(reading));
        if (amendment.UntilEvent is { } happening) yield return Said("untilEvent", happening);
        if (amendment.Notice.IsStated) yield return Said("notice", amendment.Notice.Value is { } notice ? new Message("ui.agreement.notice.clause", notice.Amount, notice.Unit) : Removed);
        if (amendment.RenewalClause is { } clause) yield return Said("renewalClause", Message.Label(clause.Mode));

        string Said(string field, object value) => $"{new Message("ui.field." + field).In(language)}: {(value is Message message ? message.In(language) : value)}";
    }

    private static Message Removed => new("ui.agreement.addendum.removed");
}
