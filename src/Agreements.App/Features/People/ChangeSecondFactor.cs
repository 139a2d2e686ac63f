using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>Sets up and takes away the code of an authenticator app.</summary>
public static class ChangeSecondFactor
{
    /// <summary>A secret to be put into the app. Nothing is kept until a code shows that it is there.</summary>
    [ForKnown("Concerns only oneself.")]
    public sealed record Offer : IQuery<View>;

    /// <param name="Secret">Base 32, for who types it.</param>
    /// <param name="Uri"><c>otpauth://</c>, for who scans it.</param>
    /// <param name="Sealed">The secret as it is to be sent back.</param>
    public sealed record View(string Secret, string Uri, string Sealed);

    /// <summary>Looks at an offer again, after a code that was mistyped.</summary>
    [ForKnown("Concerns only oneself.")]
    public sealed record Reopen(string Sealed) : IQuery<View>;

    /// <returns>Recovery codes, to be shown once.</returns>
    /// <exception cref="DomainException"><c>factor.code</c>; <c>factor.exists</c>; <c>factor.offer</c>: not an offer to this person.</exception>
    [ForKnown("Concerns only oneself.")]
    public sealed record Enable(string Sealed, string Code) : ICommand<IReadOnlyList<string>>;

    /// <exception cref="DomainException"><c>password.wrong</c>.</exception>
    [ForKnown("Concerns only oneself.")]
    public sealed record Disable(string Password) : IRequest<bool>;

    [ForKnown("A step of the above.")]
    public sealed record Remove(User User) : ICommand<bool>;

    public sealed class Validator : AbstractValidator<Enable>
    {
        public Validator()
        {
            RuleFor(c => c.Sealed).AtMost(2000);
            RuleFor(c => c.Code).AtMost(100);
        }
    }

    public sealed class Handler(OwnAccount own, OwnPassword check, UserStore users, SecondFactor factor, IMediator mediator)
        : IRequestHandler<Offer, View>, IRequestHandler<Reopen, View>, IRequestHandler<Enable, IReadOnlyList<string>>, IRequestHandler<Disable, bool>, IRequestHandler<Remove, bool>
    {
        public async Task<View> Handle(Offer request, CancellationToken cancellationToken) => ViewOf(await own.GetAsync(cancellationToken), SecondFactor.NewSecret());

        public async Task<View> Handle(Reopen request, CancellationToken cancellationToken)
        {
            var user = await own.GetAsync(cancellationToken);
            return ViewOf(user, Open(user, request.Sealed));
        }

        public async Task<IReadOnlyList<string>> Handle(Enable request, CancellationToken cancellationToken)
        {
            var user = await own.GetAsync(cancellationToken);
            if (user.TotpSecret is not null) throw DomainException.Conflict("factor.exists", "");
            var secret = Open(user, request.Sealed);
            if (!await factor.AcceptAsync(user.Id, secret, string.Concat(request.Code.Where(char.IsAsciiDigit)), cancellationToken)) throw DomainException.Invalid("factor.code", "/code");
            await users.SaveAsync(user, user with { TotpSecret = factor.Protect(secret) }, "enableSecondFactor", cancellationToken);
            return await factor.NewCodesAsync(user.Id, cancellationToken);
        }

        public async Task<bool> Handle(Disable request, CancellationToken cancellationToken)
        {
            var user = await own.GetAsync(cancellationToken);
            await check.RequireAsync(user, request.Password, "/password", cancellationToken);
            return await mediator.Send(new Remove(user), cancellationToken);
        }

        public async Task<bool> Handle(Remove request, CancellationToken cancellationToken)
        {
            await users.SaveAsync(request.User, request.User with { TotpSecret = null }, "disableSecondFactor", cancellationToken);
            await factor.ForgetCodesAsync(request.User.Id, cancellationToken);
            return true;
        }

        private View ViewOf(User user, string secret) =>
            new(secret, $"otpauth://totp/Agreements:{Uri.EscapeDataString(user.Mail)}?secret={secret}&issuer=Agreements", factor.Protect($"{user.Id} {secret}"));

        private string Open(User user, string text)
        {
            try
            {
                if (factor.Unprotect(text).Split(' ') is [var id, var secret] && id == user.Id.ToString()) return secret;
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                // Changed on the way, or sealed by another installation.
            }
            throw DomainException.Invalid("factor.offer", "");
        }
    }
}
