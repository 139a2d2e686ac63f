using System.Text.Json.Nodes;
using Agreements.Domain.Agreements;

namespace Agreements.App.Features.Renewals;

/// <summary>Where in the body of an action on a case stands what an agreement refuses.</summary>
/// <param name="other">The body's <c>successor</c>.</param>
/// <param name="numbers">The body's <c>numbers</c>.</param>
internal sealed class SuccessorPlaces(JsonObject other, IReadOnlyList<PartyNumber> numbers)
{
    /// <summary>Of a successor that the case writes; its days are those of the action unless the new document states others.</summary>
    public string OfNew(string pointer) => pointer switch
    {
        "/predecessor" => "/on",
        "/term/signedOn" when !StatesTerm("signedOn") => "/on",
        "/term/startsOn" when !StatesTerm("startsOn") => "/effectiveOn",
        "/term/retroactive" when !StatesTerm("retroactive") => "/retroactive",
        _ => OfRegistration(pointer),
    };

    public string OfPatch(string pointer) => "/successor" + pointer;

    /// <summary>Numbers stand beside the new document, or with the parties that it lists itself.</summary>
    public string OfRegistration(string pointer) => pointer.Split('/') switch
    {
        [""] or ["", "action"] or ["", "numbers", ..] => pointer,
        ["", "parties", var index, var member] when member is "number" or "numberDate" => OfNumber(int.Parse(index, System.Globalization.CultureInfo.InvariantCulture), member, pointer),
        _ => OfPatch(pointer),
    };

    private string OfNumber(int party, string member, string pointer)
    {
        for (var i = 0; i < numbers.Count; i++)
            if (numbers[i].Party == party + 1) return $"/numbers/{i}/{(member == "number" ? "number" : "date")}";
        return other.ContainsKey("parties") ? OfPatch(pointer) : "/numbers";
    }

    private bool StatesTerm(string member) => other["term"] is JsonObject term && term.ContainsKey(member);
}
