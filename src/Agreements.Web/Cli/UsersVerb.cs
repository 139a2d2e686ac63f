using System.CommandLine;
using Agreements.App.Data;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.People;
using Agreements.App.Mail;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using Agreements.Web.Hosting;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Cli;

internal static class UsersVerb
{
    public static Command Define() => new("users", "People with an account: invite, list, reset a password.") { Invite(), List(), Reset() };

    private static Command Invite()
    {
        var mail = new Argument<string>("mail") { Description = "Whom to invite." };
        var role = new Option<string>("--role") { Description = $"What they are: {string.Join(", ", Words.All<Role>())}.", Required = true };
        var institution = new Option<string?>("--institution") { Description = "Where: an id, a name or an alias. Without it, for the whole installation." };
        var name = new Option<string?>("--name") { Description = "Full name; they confirm it. Default: the mail address." };
        var verb = new Command("invite", "Invite somebody by mail; without a mail server, print the link.") { mail, role, institution, name };
        verb.SetAction((parse, ct) => VerbHost.RunAsync(null, Schema.Migrated, async services =>
        {
            if (!Words.TryParse<Role>(parse.GetValue(role), out var granted)) throw new StartRefused($"'{parse.GetValue(role)}' is no role; choose one of {string.Join(", ", Words.All<Role>())}.");
            var where = parse.GetValue(institution) is { } text ? await InstitutionAsync(services, text, ct) : (Guid?)null;
            var invitation = new InviteUser.Command(parse.GetValue(mail)!, parse.GetValue(name) ?? parse.GetValue(mail)!, [new UserGrant(granted, where)]);
            var link = await services.GetRequiredService<IMediator>().Send(new InviteUser.ByOperator(invitation), ct);
            var server = services.GetRequiredService<IOptions<MailOptions>>().Value.Smtp.Host;
            Console.WriteLine(server is null ? $"Invited. There is no mail server, so pass this link on; it works once, for 7 days:\n{link}" : $"Invited. The mail leaves by {server} within a minute while the service runs.");
            return 0;
        }));
        return verb;
    }

    private static Command List()
    {
        var verb = new Command("list", "All people, with their roles and state.");
        verb.SetAction((_, ct) => VerbHost.RunAsync(null, Schema.Current, async services =>
        {
            var mediator = services.GetRequiredService<IMediator>();
            string? next = null;
            do
            {
                var page = await mediator.Send(new ListUsers.Query(null, 200, next), ct);
                foreach (var user in page.Items) Console.WriteLine($"{user.Mail}  {user.Name}  {Words.Of(user.State)}  {string.Join(", ", user.Grants.Select(Text))}");
                next = page.NextPageToken;
            }
            while (next is not null);
            return 0;
        }));
        return verb;
    }

    private static Command Reset()
    {
        var mail = new Argument<string>("mail") { Description = "Whose password was lost." };
        var verb = new Command("reset", "Print a link to choose a new password; it works once, for an hour.") { mail };
        verb.SetAction((parse, ct) => VerbHost.RunAsync(null, Schema.Current, async services =>
        {
            Console.WriteLine(await services.GetRequiredService<IMediator>().Send(new ResetPassword.ByOperator(parse.GetValue(mail)!), ct));
            return 0;
        }));
        return verb;
    }

    private static string Text(UserGrant grant) => grant.Institution is { } id ? $"{Words.Of(grant.Role)} of {id}" : Words.Of(grant.Role);

    private static async Task<Guid> InstitutionAsync(IServiceProvider services, string text, CancellationToken ct)
    {
        if (Guid.TryParse(text, out var id)) return id;
        var found = (await services.GetRequiredService<IMediator>().Send(new ListInstitutions.Query(null, null, text, 200, null), ct)).Items
            .Where(i => i.Aliases.Append(i.Name).Any(n => Folding.Fold(n) == Folding.Fold(text))).ToList();
        return found is [var one] ? one.Id : throw new StartRefused($"{(found.Count == 0 ? "No institution is" : "Several institutions are")} called '{text}'; name it by its id.");
    }
}
