using Agreements.Domain.Texts;

namespace Agreements.Domain.Agreements;

/// <summary>What an addendum must satisfy. Rules that need other records (known institutions, duplicate numbers) stand where those are read.</summary>
public static class AddendumRules
{
    /// <param name="change">The addendum as it would be recorded.</param>
    /// <exception cref="DomainException"><c>addendum.notSigned</c>, <c>addendum.notAllowed</c>: the agreement can have none;
    /// <c>addendum.afterExpiry</c>: it had ended and no reason is given; other rules of the addendum and of the facts that it leads to.</exception>
    public static void Check(Agreement agreement, Change change, DateOnly today)
    {
        var addendum = change.Addendum!;
        if (!agreement.Process.IsSigned()) throw DomainException.Conflict("addendum.notSigned", "", Message.Label(agreement.Process));
        var validity = agreement.ValidityOn(addendum.SignedOn);
        if (validity is Validity.Terminated or Validity.Void or Validity.Superseded)
            throw DomainException.Conflict("addendum.notAllowed", "/signedOn", addendum.SignedOn, Message.Label(validity));
        var violations = new Violations()
            .Add(addendum.SignedOn > today, "sign.future", "/signedOn", addendum.SignedOn)
            .Add(addendum.SignedOn < agreement.Facts.Term.SignedOn, "addendum.beforeAgreement", "/signedOn", addendum.SignedOn, agreement.Facts.Term.SignedOn)
            .Add(IsOutOfRange(addendum.SignedOn), "date.outOfRange", "/signedOn", addendum.SignedOn, AgreementRules.FirstDate, AgreementRules.LastDate)
            .Add(addendum.EffectiveOn is { } on && IsOutOfRange(on), "date.outOfRange", "/effectiveOn", addendum.EffectiveOn, AgreementRules.FirstDate, AgreementRules.LastDate)
            .Add(Revives(agreement, addendum) && VisibleText.IsBlank(addendum.OverrideReason), "addendum.afterExpiry", "/overrideReason", agreement.FoldAt(addendum.SignedOn).Term.LatestEnd);
        CheckNumbers(agreement, change, violations);
        violations.ThrowIfAny();
        CheckFacts(agreement.Facts, [.. agreement.Changes, change], today, newest: "/amendment");
    }

    /// <summary>After each addendum the facts still satisfy the rules of an agreement.</summary>
    /// <param name="newest">Where the last addendum stands in the input; null = all of them are recorded.</param>
    /// <exception cref="DomainException">The broken rules of <see cref="AgreementRules"/>.</exception>
    public static void CheckFacts(AgreementFacts facts, IReadOnlyList<Change> changes, DateOnly today, string? newest = null)
    {
        var violations = new Violations();
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i].Addendum is null) continue;
            var at = newest is not null && i == changes.Count - 1 ? newest : $"/changes/{i}/addendum/amendment";
            // A party that joined later has no number on the original: a registered agreement stays registered.
            var broken = AgreementRules.Broken(Folded.Of(facts, changes, changes[i].Since).Facts, ProcessState.Signed, today);
            violations.AddUnder(at, broken, pointer => pointer.Replace("/term/", "/", StringComparison.Ordinal));
        }
        violations.ThrowIfAny();
    }

    /// <summary>Signed or taking effect when the agreement was in force no more.</summary>
    private static bool Revives(Agreement agreement, Addendum addendum) =>
        agreement.ValidityOn(addendum.SignedOn) == Validity.Expired
        || (addendum.Since > addendum.SignedOn && agreement.ValidityOn(addendum.Since.AddDays(-1)) == Validity.Expired);

    private static void CheckNumbers(Agreement agreement, Change change, Violations violations)
    {
        var numbers = change.Addendum!.Numbers;
        var before = agreement.FactsAt(change.Since).Parties.Select(p => p.Institution);
        var parties = before.Concat(change.Addendum.Amendment.Parties?.Select(p => p.Institution) ?? []).ToHashSet();
        for (var i = 0; i < numbers.Count; i++)
            violations
                .Add(VisibleText.IsBlank(numbers[i].Number), "text.required", $"/numbers/{i}/number")
                .Add(!parties.Contains(numbers[i].Institution), "addendum.numberParty", $"/numbers/{i}/institution", numbers[i].Institution)
                .Add(numbers.Take(i).Any(n => n.Institution == numbers[i].Institution), "addendum.numberTwice", $"/numbers/{i}/institution")
                .Add(numbers[i].Date is { } on && IsOutOfRange(on), "date.outOfRange", $"/numbers/{i}/date", numbers[i].Date, AgreementRules.FirstDate, AgreementRules.LastDate);
    }

    private static bool IsOutOfRange(DateOnly day) => day < AgreementRules.FirstDate || day > AgreementRules.LastDate;
}
