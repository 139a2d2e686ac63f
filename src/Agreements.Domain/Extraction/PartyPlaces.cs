using System.Globalization;
using Agreements.Domain.Agreements;

namespace Agreements.Domain.Extraction;

/// <summary>Which party of the record each party of the text is: the one that it names, and where it names nobody the one in the same place.</summary>
internal sealed class PartyPlaces
{
    private const string Parties = "/parties/", Name = "/nameAtSigning";

    private readonly Dictionary<int, int> _places = [], _beside = [];

    public static PartyPlaces Of(AgreementFacts record, ExtractedFacts found, Func<string, Guid?> institutionOf)
    {
        var places = new PartyPlaces();
        var named = found.Suggestions.Where(s => IsName(s.Field)).ToDictionary(s => Index(s.Field)!.Value, s => institutionOf((string)s.Value));
        foreach (var (place, institution) in named)
            if (institution is { } id && record.Parties.ToList().FindIndex(p => p.Institution == id) is var at and >= 0) places._places[place] = at;
        foreach (var place in found.Suggestions.Select(s => Index(s.Field)).OfType<int>().Distinct().Except(named.Keys))
            if (place < record.Parties.Count && !places._places.ContainsValue(place)) places._places[place] = place;
        foreach (var place in named.Keys.Order()) places._beside[place] = places._places.TryGetValue(place, out var at) ? at : places.Free(place);
        return places;
    }

    // Beside whom a party is shown that the record does not have: in its own place if nobody else is there.
    private int Free(int place) => new[] { place }.Concat(Enumerable.Range(0, int.MaxValue)).First(at => !_places.ContainsValue(at) && !_beside.ContainsValue(at));

    /// <summary>The pointer into the record; null = the record has no such party.</summary>
    public string? Field(string field) => Index(field) is not { } index ? field
        : (IsName(field) ? _beside : _places).TryGetValue(index, out var place) ? string.Create(CultureInfo.InvariantCulture, $"{Parties}{place}{field[field.LastIndexOf('/')..]}") : null;

    /// <summary>The text says which party of the record is in that place, or says it of all its own.</summary>
    public bool Explains(int place) => _places.ContainsValue(place) || _beside.Keys.All(_places.ContainsKey);

    /// <summary>It names a party.</summary>
    public static bool IsName(string field) => field.EndsWith(Name, StringComparison.Ordinal);

    /// <summary>Null = it is no fact of a party.</summary>
    public static int? Index(string field) =>
        field.StartsWith(Parties, StringComparison.Ordinal) && int.TryParse(field.AsSpan(Parties.Length, field.IndexOf('/', Parties.Length) - Parties.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
