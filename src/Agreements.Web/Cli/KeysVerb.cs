using System.CommandLine;
using System.Globalization;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Keys;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Agreements.Web.Hosting;
using MediatR;

namespace Agreements.Web.Cli;

internal static class KeysVerb
{
    public static Command Define() => new("keys", "Keys of other systems: create, list, revoke.") { Create(), List(), Revoke() };

    private static Command Create()
    {
        var name = new Option<string>("--name") { Description = "What the timeline calls whoever uses it.", Required = true };
        var scope = new Option<string>("--scope") { Description = "What it may do: read, write or admin.", Required = true };
        scope.AcceptOnlyFromAmong([.. Words.All<KeyScope>()]);
        var institutions = new Option<string[]>("--institution") { Description = "An institution's id, name or alias; may be repeated. Without it the key is for the whole installation.", DefaultValueFactory = _ => [] };
        var expires = new Option<string?>("--expires") { Description = "Its last day (yyyy-MM-dd), at most three years away, or 'never'; default in a year." };
        var verb = new Command("create", "Make a key and print it, alone, on standard output. It cannot be shown again.") { name, scope, institutions, expires };
        verb.SetAction((parse, ct) => VerbHost.RunAsync(null, Schema.Migrated, async services =>
        {
            var mediator = services.GetRequiredService<IMediator>();
            var last = parse.GetValue(expires);
            var view = await mediator.Send(new CreateKey.Command(new KeyEntry
            {
                Name = parse.GetValue(name)!, Scope = Words.Parse<KeyScope>(parse.GetValue(scope)!), Institutions = await FindAsync(mediator, parse.GetValue(institutions)!, ct),
                ExpiresOn = last is null or "never" ? null : Date(last), NeverExpires = last == "never",
            }), ct);
            await Console.Error.WriteLineAsync(Line(view));
            Console.WriteLine(view.Key);
            return 0;
        }));
        return verb;
    }

    private static Command List()
    {
        var verb = new Command("list", "All keys, without their secrets.");
        verb.SetAction((_, ct) => VerbHost.RunAsync(null, Schema.Current, async services =>
        {
            var mediator = services.GetRequiredService<IMediator>();
            string? token = null;
            do
            {
                var page = await mediator.Send(new ListKeys.Query(200, token), ct);
                foreach (var key in page.Items) Console.WriteLine(Line(key));
                token = page.NextPageToken;
            }
            while (token is not null);
            return 0;
        }));
        return verb;
    }

    private static Command Revoke()
    {
        var id = new Argument<Guid>("id") { Description = "The key's id, as 'keys list' prints it." };
        var verb = new Command("revoke", "Revoke a key: from now on it opens nothing.") { id };
        verb.SetAction((parse, ct) => VerbHost.RunAsync(null, Schema.Current, async services =>
        {
            var mediator = services.GetRequiredService<IMediator>();
            var current = await mediator.Send(new GetKey.Query(parse.GetValue(id)), ct);
            Console.WriteLine(Line(await mediator.Send(new RevokeKey.Command(current.Id, current.Version), ct)));
            return 0;
        }));
        return verb;
    }

    private static async Task<List<Guid>> FindAsync(IMediator mediator, IEnumerable<string> names, CancellationToken ct)
    {
        var found = new List<Guid>();
        foreach (var name in names) found.Add(Guid.TryParseExact(name, "D", out var id) ? id : await FindAsync(mediator, name, ct));
        return found;
    }

    private static async Task<Guid> FindAsync(IMediator mediator, string name, CancellationToken ct)
    {
        var matching = (await mediator.Send(new ListInstitutions.Query(null, null, name, 200, null), ct)).Items
            .Where(i => i.Names.Select(n => n.Name).Concat(i.Aliases).Append(i.Name).Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        return matching switch
        {
            [var only] => only.Id,
            [] => throw new StartRefused($"No institution is called '{name}'. Write its whole name, one of its aliases or its id; nothing was changed."),
            _ => throw new StartRefused($"{matching.Count} institutions are called '{name}': {string.Join(", ", matching.Select(i => i.Id))}. Name one by its id; nothing was changed."),
        };
    }

    private static DateOnly Date(string text) => CivilDate.TryParse(text, out var day) ? day : throw new StartRefused($"--expires is '{text}'; write yyyy-MM-dd or never. Nothing was changed.");

    private static string Line(KeyView key) => string.Create(CultureInfo.InvariantCulture,
        $"{key.Id}  {key.Hint}…  {Words.Of(key.Scope)}  {key.Name}  {(key.Institutions.Count == 0 ? "whole installation" : string.Join(",", key.Institutions))}  {State(key)}  {(key.LastUsedAt is { } used ? $"used {used:yyyy-MM-dd HH:mm}Z" : "never used")}");

    private static string State(KeyView key) => key.RevokedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"revoked {at:yyyy-MM-dd}") : key.ExpiresOn is { } day ? $"until {day.ToIso()}" : "never expires";
}
