using Agreements.Domain;
using FluentValidation;
using FluentValidation.Results;

namespace Agreements.App.Pipeline;

/// <summary>The rules of shape that many validators share: lengths as wide as the columns.</summary>
public static class Shape
{
    public const int Short = 300, Title = 1000, Long = 4000, Items = 200;

    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int length) =>
        rule.Must(text => text is null || text.Length <= length).WithErrorCode("text.tooLong").WithState(_ => length);

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> FewerThan<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int count) =>
        rule.Must(list => list is null || list.Count <= count).WithErrorCode("list.tooLong").WithState(_ => count);

    /// <summary>FluentValidation names <c>Facts.Parties[0].Number</c>; callers know it as <c>/parties/0/number</c>.</summary>
    internal static Violation ToViolation(ValidationFailure failure)
    {
        var path = failure.PropertyName.StartsWith("Facts.", StringComparison.Ordinal) ? failure.PropertyName["Facts.".Length..] : failure.PropertyName;
        var pointer = string.Concat(path.Replace("]", "", StringComparison.Ordinal).Split('.', '[').Select(part => "/" + Domain.Texts.Words.Camel(part)));
        return Violation.Of(failure.ErrorCode, pointer, failure.CustomState);
    }
}
