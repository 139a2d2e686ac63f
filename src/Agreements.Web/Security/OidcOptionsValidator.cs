using Agreements.App.Access.Oidc;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using FluentValidation;

namespace Agreements.Web.Security;

/// <summary>Checked at the start: a sentence for each setting that is wrong.</summary>
internal sealed class OidcOptionsValidator : AbstractValidator<OidcOptions>
{
    private const int LongestName = 40;

    /// <param name="development">Plain HTTP is allowed to a provider on this machine.</param>
    public OidcOptionsValidator(bool development)
    {
        RuleFor(o => o.Providers).Must(list => list.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count() == list.Count).WithMessage("Two of Oidc:Providers have the same Name; give each its own.");
        RuleFor(o => o.Providers).Must(list => list.Select(p => p.Authority.TrimEnd('/')).Distinct(StringComparer.Ordinal).Count() == list.Count).WithMessage("Two of Oidc:Providers have the same Authority; a token could not say whose it is.");
        RuleForEach(o => o.Providers).SetValidator(new OfProvider(development));
    }

    private sealed class OfProvider : AbstractValidator<OidcProvider>
    {
        public OfProvider(bool development)
        {
            RuleFor(p => p.Name).Must(IsSlug)
                .WithMessage(p => $"Oidc:Providers holds the Name '{p.Name}'; write a word of small letters, digits and hyphens, at most {LongestName} long, such as 'kantor'. It stands in the address that you register with the provider: /signin/oidc/<name>.");
            RuleFor(p => p.Title).Must(title => title.Length is > 0 and <= 100).WithMessage(p => Of(p, "Title is missing or longer than 100 characters; it is what the button on the sign-in page says."));
            RuleFor(p => p.Authority).Must(address => IsAuthority(address, development))
                .WithMessage(p => Of(p, $"Authority is '{p.Authority}'; write the issuer's https address without query, such as https://id.kantor.example. Plain http is taken only to this machine and only in Development."));
            RuleFor(p => p.ClientId).NotEmpty().WithMessage(p => Of(p, "ClientId is missing; the provider gives it when this service is registered there."));
            RuleFor(p => p.Audience).Must((p, audience) => audience is null || (audience.Length > 0 && audience != p.ClientId))
                .WithMessage(p => Of(p, "Audience is empty or the ClientId. Name the API by an identifier of its own, or what a sign-in leaves behind (the ID token) would open the API; leave it out to take no tokens."));
            RuleFor(p => p.RoleClaim).NotEmpty().WithMessage(p => Of(p, "RoleClaim is empty; leave it out for 'roles'."));
            RuleFor(p => p.MailClaim).NotEmpty().WithMessage(p => Of(p, "MailClaim is empty; leave it out for 'email'."));
            RuleFor(p => p.InstitutionClaim).Must(claim => claim != "").WithMessage(p => Of(p, "InstitutionClaim is empty; leave it out, or name a claim."));
            RuleFor(p => p.Mappings).NotEmpty().WithMessage(p => Of(p, "Mappings are missing: nobody would be let in. Set Oidc__Providers__0__Mappings__0__Value and __Role."));
            RuleForEach(p => p.Mappings).Must(m => m.Value.Length > 0 && Words.TryParse<Role>(m.Role, out _))
                .WithMessage((p, m) => Of(p, $"a mapping has the Value '{m.Value}' and the Role '{m.Role}'. Both must be given; roles are {string.Join(", ", Words.All<Role>())}."));
        }

        private static string Of(OidcProvider provider, string sentence) => $"Oidc:Providers '{provider.Name}': {sentence}";

        private static bool IsAuthority(string address, bool development) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri is { Query: "", Fragment: "", UserInfo: "" } && (uri.Scheme == Uri.UriSchemeHttps || (development && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
    }

    private static bool IsSlug(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && !name.StartsWith('-') && !name.EndsWith('-');
}
