using System.Globalization;
using Agreements.App.Data;

namespace Agreements.App.Features.Operations;

/// <summary>When the administrators were told of what has stopped. It stands in the database, so that of several nodes one tells, and a restart does not tell it again.</summary>
public sealed class AlarmState(Installation installation)
{
    /// <summary>That no sweep succeeds.</summary>
    public const string Sweep = "sweep-alarm";

    private const string Since = "sweep-watched-since";

    /// <summary>Null = nobody was told, or it is over.</summary>
    public async Task<DateTimeOffset?> ToldAsync(string alarm, CancellationToken ct) => At(await installation.ReadAsync(alarm, ct));

    /// <summary>The day on which somebody first looked: a sweep that has never succeeded is late from then on.</summary>
    public async Task<DateTimeOffset> WatchedSinceAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (At(await installation.ReadAsync(Since, ct)) is { } known) return known;
        await installation.AddAsync(Since, Text(now), ct);
        return At(await installation.ReadAsync(Since, ct)) ?? now;
    }

    /// <summary>Goes over from one state to the other, unless another node has.</summary>
    /// <param name="before">As it was read.</param>
    /// <param name="after">Null = it is over.</param>
    public async Task<bool> ChangeAsync(string alarm, DateTimeOffset? before, DateTimeOffset? after, CancellationToken ct) => (before, after) switch
    {
        (null, { } at) => await installation.AddAsync(alarm, Text(at), ct),
        ({ } was, { } at) => await installation.ReplaceAsync(alarm, Text(was), Text(at), ct),
        ({ } was, null) => await installation.RemoveAsync(alarm, Text(was), ct),
        _ => false,
    };

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? At(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
