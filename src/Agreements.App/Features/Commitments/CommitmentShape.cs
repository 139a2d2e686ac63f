using Agreements.App.Commitments;
using Agreements.App.Pipeline;
using Agreements.Domain.Agreements;
using Agreements.Domain.Commitments;
using FluentValidation;

namespace Agreements.App.Features.Commitments;

/// <summary>What requests about commitments have in common.</summary>
internal sealed class CommitmentShape : AbstractValidator<CommitmentFacts>
{
    public const int Text = 2000, Source = 1000, Note = 2000;

    public CommitmentShape()
    {
        RuleFor(f => f.Text).AtMost(Text);
        RuleFor(f => f.Measure).Line(Shape.Short);
        RuleFor(f => f.Source).Line(Source);
        RuleFor(f => f.StartsOn ?? AgreementRules.FirstDate).Likely().OverridePropertyName("startsOn");
        RuleFor(f => f.DueOn ?? AgreementRules.FirstDate).Likely().OverridePropertyName("dueOn");
    }
}

/// <summary>Of a value that was measured.</summary>
internal sealed class ObservationShape : AbstractValidator<ObservationEntry>
{
    public ObservationShape()
    {
        RuleFor(o => o.AsOf).Likely().OverridePropertyName("asOf");
        RuleFor(o => o.Note).AtMost(CommitmentShape.Note).OverridePropertyName("note");
        RuleFor(o => o.Source).Line(CommitmentShape.Source).OverridePropertyName("source");
        RuleFor(o => o.Evidence == null ? null : o.Evidence.Url).Line(CommitmentShape.Source).OverridePropertyName("evidence.url");
        RuleFor(o => o.Evidence == null ? null : o.Evidence.Url).Must(IsAddress).WithErrorCode("observation.url").OverridePropertyName("evidence.url");
    }

    private static bool IsAddress(string? url) => url is null || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");
}
