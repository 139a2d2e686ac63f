namespace Agreements.Domain.Dates;

/// <summary>Indonesia's three zones. None has daylight saving, so the offset is the zone; no time-zone database is asked.</summary>
public enum Zone
{
    /// <summary>Asia/Jakarta, UTC+7: Sumatra, Java, West and Central Kalimantan.</summary>
    Wib,

    /// <summary>Asia/Makassar, UTC+8: Bali, Nusa Tenggara, the other Kalimantan, Sulawesi.</summary>
    Wita,

    /// <summary>Asia/Jayapura, UTC+9: Maluku, Papua.</summary>
    Wit,
}

public static class Zones
{
    /// <summary>The civil date in the zone at the instant.</summary>
    public static DateOnly Today(this Zone zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(instant.UtcDateTime + zone.Offset());

    public static TimeSpan Offset(this Zone zone) => TimeSpan.FromHours(zone switch { Zone.Wib => 7, Zone.Wita => 8, _ => 9 });

    public static string IanaName(this Zone zone) =>
        zone switch { Zone.Wib => "Asia/Jakarta", Zone.Wita => "Asia/Makassar", _ => "Asia/Jayapura" };
}
