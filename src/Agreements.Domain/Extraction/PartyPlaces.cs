using System.Globalization;
using Agreements.Domain.Agreements;

namespace Agreements.Domain.Extraction;

/// <summary>Which party of the record each party of the text is: the one that it names, else the one in the same place.</summary>
internal sealed class PartyPlaces
{
    private const string Parties = "/parties/";

    private readonly Dictionary<int, int> _places = [];
    private readonly int _count;

    private PartyPlaces(int count) => _count = count;

    public static PartyPlaces Of(AgreementFacts record, ExtractedFacts found, Func<string, Guid?> institutionOf)
    {
        var places = new PartyPlaces(record.Parties.Count);
        var named = found.Suggestions.Where(s => s.Field.EndsWith("/nameAtSigning", StringComparison.Ordinal)).ToDictionary(s => Index(s.Field)!.Value, s => institutionOf((string)s.Value));
        foreach (var (place, institution) in named)
            if (institution is { } id && record.Parties.ToList().FindIndex(p => p.Institution == id) is var at and >= 0) places._places[place] = at;
        foreach (var place in found.Suggestions.Select(s => Index(s.Field)).OfType<int>().Distinct())
            if (!places._places.ContainsKey(place) && place < places._count && !places._places.ContainsValue(place)) places._places[place] = place;
        return places;
    }

    /// <summary>The pointer into the record.</summary>
    public string Field(string field) => Index(field) is not { } index ? field
        : string.Create(CultureInfo.InvariantCulture, $"{Parties}{(_places.TryGetValue(index, out var place) ? place : _count)}{field[field.LastIndexOf('/')..]}");

    /// <summary>The record has such a party.</summary>
    public bool Holds(string field) => Index(field) is not { } index || index < _count;

    /// <summary>Null = it is no fact of a party.</summary>
    public static int? Index(string field) =>
        field.StartsWith(Parties, StringComparison.Ordinal) && int.TryParse(field.AsSpan(Parties.Length, field.IndexOf('/', Parties.Length) - Parties.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
