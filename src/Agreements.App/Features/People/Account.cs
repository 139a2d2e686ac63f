using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>One's own account: who one is here, and from where one is signed in.</summary>
public static class Account
{
    [ForKnown("Concerns only oneself.")]
    public sealed record Query : IQuery<View>;

    /// <param name="CodesLeft">Recovery codes that are not used yet.</param>
    public sealed record View(UserView User, int CodesLeft, IReadOnlyList<SessionView> Sessions);

    /// <param name="Id">To end it by.</param>
    /// <param name="Agent">What its browser calls itself.</param>
    /// <param name="IsThis">The one that asks.</param>
    public sealed record SessionView(string Id, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string? Address, string? Agent, bool IsThis);

    /// <summary>Changes name and language.</summary>
    [ForKnown("Concerns only oneself.")]
    public sealed record Command(string Name, Language Language) : ICommand<UserView>;

    /// <summary>Ends one of one's own sessions.</summary>
    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    [ForKnown("Concerns only oneself.")]
    public sealed record EndSession(string Id) : ICommand<bool>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).Name();
    }

    public sealed class Handler(OwnAccount own, UserStore users, UserSessions sessions, SecondFactor factor, RequestContext context)
        : IRequestHandler<Query, View>, IRequestHandler<Command, UserView>, IRequestHandler<EndSession, bool>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var user = await own.GetAsync(cancellationToken);
            var open = await sessions.OfAsync(user.Id, cancellationToken);
            return new View(UserView.Of(user), await factor.CodesLeftAsync(user.Id, cancellationToken), [.. open.Select(s =>
                new SessionView(s.Hash, s.CreatedAt, s.LastSeenAt, s.Address, s.Agent, s.Via == context.Principal.Via))]);
        }

        public async Task<UserView> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = await own.GetAsync(cancellationToken);
            return UserView.Of(await users.SaveAsync(user, user with { Name = request.Name.Trim(), Language = request.Language }, "edit", cancellationToken));
        }

        public async Task<bool> Handle(EndSession request, CancellationToken cancellationToken)
        {
            var user = await own.GetAsync(cancellationToken);
            if (!await sessions.EndAsync(user.Id, request.Id, cancellationToken)) throw DomainException.NotFound("session", "");
            users.Note(user, "endSession");
            return true;
        }
    }
}
