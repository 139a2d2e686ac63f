using System.Globalization;
using Agreements.App.Data;

namespace Agreements.App.Features.Operations;

/// <summary>When the administrators were told that no sweep succeeds. It stands in the database, so that of several nodes one tells.</summary>
public sealed class AlarmState(Db db)
{
    private const string Told = "sweep-alarm", Since = "sweep-watched-since";

    private static readonly Statement Read = Statement.Of("SELECT value FROM installation WHERE name = @Name");
    private static readonly Statement Insert = Statement.Of("INSERT INTO installation (name, value) VALUES (@Name, @Value)");
    private static readonly Statement Replace = Statement.Of("UPDATE installation SET value = @Value WHERE name = @Name AND value = @Before");
    private static readonly Statement Remove = Statement.Of("DELETE FROM installation WHERE name = @Name AND value = @Before");

    /// <summary>Null = nobody was told, or it runs again.</summary>
    public async Task<DateTimeOffset?> ToldAsync(CancellationToken ct) => At(await ValueAsync(Told, ct));

    /// <summary>The day on which somebody first looked: a sweep that has never succeeded is late from then on.</summary>
    public async Task<DateTimeOffset> WatchedSinceAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (At(await ValueAsync(Since, ct)) is { } known) return known;
        await AddAsync(Since, Text(now), ct);
        return At(await ValueAsync(Since, ct)) ?? now;
    }

    /// <summary>Goes over from one state to the other, unless another node has.</summary>
    /// <param name="before">As it was read.</param>
    /// <param name="after">Null = it runs again.</param>
    public async Task<bool> ChangeAsync(DateTimeOffset? before, DateTimeOffset? after, CancellationToken ct) => (before, after) switch
    {
        (null, { } at) => await AddAsync(Told, Text(at), ct),
        ({ } was, { } at) => await db.ExecuteAsync(Replace, new { Name = Told, Value = Text(at), Before = Text(was) }, ct) > 0,
        ({ } was, null) => await db.ExecuteAsync(Remove, new { Name = Told, Before = Text(was) }, ct) > 0,
        _ => false,
    };

    private async Task<bool> AddAsync(string name, string value, CancellationToken ct)
    {
        try
        {
            return await db.ExecuteAsync(Insert, new { Name = name, Value = value }, ct) > 0;
        }
        catch (Exception exception) when (db.Engine.IsUniqueViolation(exception))
        {
            return false;
        }
    }

    private Task<string?> ValueAsync(string name, CancellationToken ct) => db.FirstAsync<string>(Read, new { Name = name }, ct);

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? At(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
