using Agreements.App.Features.Institutions;
using Agreements.Domain;

namespace Agreements.Web.Ui;

/// <summary>A form as its parts show it.</summary>
/// <param name="Choices">What may be meant by a name, by its field.</param>
public sealed record FormView(FormValues Typed, IReadOnlyList<Violation> Errors, IReadOnlyDictionary<string, IReadOnlyList<InstitutionView>> Choices)
{
    public string? this[string name] => Typed[name];

    /// <summary>One of these fields, or of the fields below them, is filled in or refused.</summary>
    public bool HasAny(IEnumerable<string> names) => names.Any(n =>
        Typed[n] is { Length: > 0 } || Errors.Any(e => FieldId.PointerOf(n) is var at && (e.Pointer == at || e.Pointer.StartsWith(at + "/", StringComparison.Ordinal))));
}
