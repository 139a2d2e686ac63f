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
    /// <param name="NeedsPassword">The password is to be sent back too; false = there is none, the person signs in elsewhere.</param>
    public sealed record View(string Secret, string Uri, string Sealed, bool NeedsPassword);

    /// <summary>Looks at an offer again, after a code that was mistyped.</summary>
    [ForKnown("Concerns only oneself.")]
    public sealed record Reopen(string Sealed) : IQuery<View>;

    /// <returns>Recovery codes, to be shown once.</returns>
    /// <exception cref="DomainException"><c>factor.code</c>; <c>factor.exists</c>; <c>factor.offer</c>: not an offer to this person; <c>password.wrong</c>.</exception>
    [ForKnown("Concerns only oneself.")]
    public sealed record Enable(string Sealed, string Code, string Password) : IRequest<IReadOnlyList<string>>;

    [ForKnown("A step of the above.")]
    internal sealed record Keep(User User, string Secret, string Code) : ICommand<IReadOnlyList<string>>;

    /// <exception cref="DomainException"><c>password.wrong</c>.</exception>
    [ForKnown("Concerns only oneself.")]
    public sealed record Disable(string Password) : IRequest<bool>;

    [ForKnown("A step of the above.")]
    internal sealed record Remove(User User) : ICommand<bool>;

    public sealed class Validator : AbstractValidator<Enable>
    {
        public Validator()
        {
            RuleFor(c => c.Sealed).AtMost(2000);
            RuleFor(c => c.Code).AtMost(100);
            RuleFor(c => c.Password).Secrets();
        }
    }

    public sealed class Handler(OwnAccount own, OwnPassword check, SecondFactor factor, IMediator mediator)
        : IRequestHandler<Offer, View>, IRequestHandler<Reopen, View>, IRequestHandler<Enable, IReadOnlyList<string>>, IRequestHandler<Disable, bool>
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
            if (user.PasswordHash is not null) await check.RequireAsync(user, request.Password, "/password", cancellationToken);
            return await mediator.Send(new Keep(user, secret, request.Code), cancellationToken);
        }

        public async Task<bool> Handle(Disable request, CancellationToken cancellationToken)
        {
            var user = await own.GetAsync(cancellationToken);
            await check.RequireAsync(user, request.Password, "/password", cancellationToken);
            return await mediator.Send(new Remove(user), cancellationToken);
        }

        private View ViewOf(User user, string secret) =>
            new(secret, $"otpauth://totp/Agreements:{Uri.EscapeDataString(user.Mail)}?secret={secret}&issuer=Agreements", factor.Protect($"{user.Id} {secret}"), user.PasswordHash is not null);

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

    internal sealed class StepHandler(UserStore users, SecondFactor factor) : IRequestHandler<Keep, IReadOnlyList<string>>, IRequestHandler<Remove, bool>
    {
        public async Task<IReadOnlyList<string>> Handle(Keep request, CancellationToken cancellationToken)
        {
            var user = request.User;
            if (!await factor.AcceptAsync(user.Id, request.Secret, string.Concat(request.Code.Where(char.IsAsciiDigit)), cancellationToken)) throw DomainException.Invalid("factor.code", "/code");
            await users.SaveAsync(user, user with { TotpSecret = factor.Protect(request.Secret) }, "enableSecondFactor", cancellationToken);
            return await factor.NewCodesAsync(user.Id, cancellationToken);
        }

        public async Task<bool> Handle(Remove request, CancellationToken cancellationToken)
        {
            await users.SaveAsync(request.User, request.User with { TotpSecret = null }, "disableSecondFactor", cancellationToken);
            await factor.ForgetCodesAsync(request.User.Id, cancellationToken);
            return true;
        }
    }
}
