using Agreements.App.Features.Institutions;
using Agreements.Domain;

namespace Agreements.Web.Ui;

/// <summary>A form as its parts show it.</summary>
/// <param name="Choices">What may be meant by a name, by its field.</param>
public sealed record FormView(FormValues Typed, IReadOnlyList<Violation> Errors, IReadOnlyDictionary<string, IReadOnlyList<InstitutionView>> Choices)
{
    public string? this[string name] => Typed[name];
}
