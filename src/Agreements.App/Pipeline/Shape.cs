using Agreements.Domain.Texts;
using Agreements.Domain;
using FluentValidation.Results;
using FluentValidation;

namespace Agreements.App.Pipeline;

/// <summary>The rules of shape that many validators share: lengths as wide as the columns.</summary>
public static class Shape
{
    public const int Number = 200, Short = 300, Title = 1000, Long = 4000, Many = 200;

    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int length) =>
        rule.Must(text => text is null || text.Length <= length).WithErrorCode("text.tooLong").WithState(_ => length);

    /// <summary>A text of one line. A line break in a name could forge lines of a mail, a mark that turns the direction of reading a number.</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilderInitial<T, string?> rule, int length) => rule.Cascade(CascadeMode.Stop)
        .Must(text => text is null || VisibleText.IsOneLine(text)).WithErrorCode("text.oneLine")
        .AtMost(length);

    /// <summary>Days that agreements speak of; anything else is a slip of the keyboard.</summary>
    public static bool IsLikely(DateOnly day) => day >= Domain.Agreements.AgreementRules.FirstDate && day <= Domain.Agreements.AgreementRules.LastDate;

    public static IRuleBuilderOptions<T, DateOnly> Likely<T>(this IRuleBuilder<T, DateOnly> rule) => rule.Must(IsLikely).WithErrorCode("date.unlikely");

    /// <summary>No more than so many, and none of them null: the serializer checks members for null, but not the items of lists.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> Items<T, TItem>(this IRuleBuilderInitial<T, IReadOnlyList<TItem>> rule, int most) =>
        rule.Cascade(CascadeMode.Stop)
            .Must(list => list.All(item => item is not null)).WithErrorCode("list.null")
            .Must(list => list.Count <= most).WithErrorCode("list.tooLong").WithState(_ => most);

    /// <summary>Lines of a list, each no longer than so much.</summary>
    public static void LinesAtMost<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, IReadOnlyList<string>>> list, int most, int length)
    {
        validator.RuleFor(list).Items(most);
        var items = System.Linq.Expressions.Expression.Lambda<Func<T, IEnumerable<string>>>(list.Body, list.Parameters);
        validator.RuleForEach(items).Cascade(CascadeMode.Stop)
            .Must(text => text is null || VisibleText.IsOneLine(text)).WithErrorCode("text.oneLine")
            .Must(text => text is null || text.Length <= length).WithErrorCode("text.tooLong").WithState(_ => length);
    }

    /// <summary>FluentValidation names <c>Facts.Parties[0].Number</c>; callers know it as <c>/parties/0/number</c>.</summary>
    internal static Violation ToViolation(ValidationFailure failure)
    {
        var path = failure.PropertyName.StartsWith("Facts.", StringComparison.Ordinal) ? failure.PropertyName["Facts.".Length..] : failure.PropertyName;
        var pointer = string.Concat(path.Replace("]", "", StringComparison.Ordinal).Split('.', '[').Select(part => "/" + Words.Camel(part)));
        return Violation.Of(failure.ErrorCode, pointer, failure.CustomState);
    }
}
