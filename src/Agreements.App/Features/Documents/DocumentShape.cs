using Agreements.App.Pipeline;
using Agreements.Domain.Texts;
using FluentValidation;

namespace Agreements.App.Features.Documents;

/// <summary>What requests about documents have in common.</summary>
internal static class DocumentShape
{
    /// <summary>Of a note or a reason.</summary>
    public const int Longest = 2000;

    /// <summary>It is said, and not too long.</summary>
    public static void Reason<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop).Must(r => !VisibleText.IsBlank(r)).WithErrorCode("text.required").AtMost(Longest);
}
