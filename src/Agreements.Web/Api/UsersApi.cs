using Agreements.App.Access;
using Agreements.App.Features.People;
using MediatR;

namespace Agreements.Web.Api;

internal static class UsersApi
{
    internal static readonly Listing<ListUsers.View, UserView> List = new(
        "users", [Parameter.Text("q", "Any part of the mail address or name.")], query => new ListUsers.Query(query.Text("q"), query.PageSize(), query.PageToken()),
        ("id", u => u.Id), ("mail", u => u.Mail), ("name", u => u.Name), ("roles", u => u.Grants.Select(g => g.Role).ToArray()), ("institutions", u => u.Grants.Select(g => g.Institution?.ToString("D") ?? "*")), ("state", u => u.State),
        ("secondFactor", u => u.SecondFactor), ("createdAt", u => u.CreatedAt), ("lastSignedInAt", u => u.LastSignedInAt));

    public static void Map(RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapPost("/", async (InviteUser.Command body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(body, ct);
            http.Response.Headers.Location = $"/api/v1/users/{view.Id}";
            return Etag.Ok(http, view, view.Version, StatusCodes.Status201Created);
        }).WithName("inviteUser").WithSummary("Let somebody in: they get a mail with a link").Produces<UserView>(201).Fails(400, 403, 409).Versioned();

        users.MapList("/", List).WithName("listUsers").WithSummary("People of the institutions that one administers").Fails(403);

        MapOne(users.MapGroup("/{id:guid}"));
    }

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("/", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new GetUser.Query(id), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("getUser").WithSummary("One person").Produces<UserView>().Fails(403, 404).Versioned();

        one.MapPatch("/", async (Guid id, PatchUser.UserChange body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new PatchUser.Command(id, Etag.RequiredVersion(http), body), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("patchUser").WithSummary("Name, language, roles, or shut out; sessions end with it").Accepts<PatchUser.UserChange>("application/json", "application/merge-patch+json")
            .Produces<UserView>().Fails(400, 403, 404, 409, 412, 428).Versioned(required: true);

        one.MapPost("/invitation", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var view = await mediator.Send(new InviteUser.Again(id), ct);
            return Etag.Ok(http, view, view.Version);
        }).WithName("inviteUserAgain").WithSummary("A new link; the one before opens nothing any more").Produces<UserView>().Fails(403, 404, 409).Versioned();
    }
}
