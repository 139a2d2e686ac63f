using Agreements.Domain;
using FluentValidation;
using FluentValidation.Results;

namespace Agreements.App.Pipeline;

/// <summary>The rules of shape that many validators share: lengths as wide as the columns.</summary>
public static class Shape
{
    public const int Short = 300, Title = 1000, Long = 4000, Many = 200;

    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int length) =>
        rule.Must(text => text is null || text.Length <= length).WithErrorCode("text.tooLong").WithState(_ => length);

    /// <summary>No more than so many, and none of them null: the serializer checks members for null, but not the items of lists.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> Items<T, TItem>(this IRuleBuilderInitial<T, IReadOnlyList<TItem>> rule, int most) =>
        rule.Cascade(CascadeMode.Stop)
            .Must(list => list.All(item => item is not null)).WithErrorCode("list.null")
            .Must(list => list.Count <= most).WithErrorCode("list.tooLong").WithState(_ => most);

    /// <summary>Texts of a list, each no longer than so much.</summary>
    public static void TextsAtMost<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, IReadOnlyList<string>>> list, int most, int length)
    {
        validator.RuleFor(list).Items(most);
        var items = System.Linq.Expressions.Expression.Lambda<Func<T, IEnumerable<string>>>(list.Body, list.Parameters);
        validator.RuleForEach(items).Must(text => text is null || text.Length <= length).WithErrorCode("text.tooLong").WithState(_ => length);
    }

    /// <summary>FluentValidation names <c>Facts.Parties[0].Number</c>; callers know it as <c>/parties/0/number</c>.</summary>
    internal static Violation ToViolation(ValidationFailure failure)
    {
        var path = failure.PropertyName.StartsWith("Facts.", StringComparison.Ordinal) ? failure.PropertyName["Facts.".Length..] : failure.PropertyName;
        var pointer = string.Concat(path.Replace("]", "", StringComparison.Ordinal).Split('.', '[').Select(part => "/" + Domain.Texts.Words.Camel(part)));
        return Violation.Of(failure.ErrorCode, pointer, failure.CustomState);
    }
}
