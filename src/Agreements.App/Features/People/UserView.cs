using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using FluentValidation;

namespace Agreements.App.Features.People;

/// <summary>A person as administrators read them.</summary>
/// <param name="Language"><c>id</c> or <c>en</c>.</param>
/// <param name="SecondFactor">Signs in with a code besides the password.</param>
/// <param name="RevokedKeys">Keys that have ended with a change: made by the person for more than is left. Absent = none.</param>
public sealed record UserView(
    Guid Id, string Mail, string Name, Language Language, IReadOnlyList<UserGrant> Grants, UserState State, bool SecondFactor, DateTimeOffset CreatedAt, DateTimeOffset? LastSignedInAt, long Version,
    IReadOnlyList<RevokedKey>? RevokedKeys = null)
{
    public static UserView Of(User u) => new(u.Id, u.Mail, u.Name, u.Language, u.Grants, u.State, u.TotpSecret is not null, u.CreatedAt, u.LastSignedInAt, u.Version);
}

/// <summary>A key that has ended.</summary>
public sealed record RevokedKey(Guid Id, string Name);

/// <summary>The shape of what people say of themselves or of others.</summary>
internal static class PeopleShape
{
    public const int MostGrants = 100, Secret = 1000;

    public static IRuleBuilderOptions<T, string> Mail<T>(this IRuleBuilderInitial<T, string> rule) =>
        rule.Cascade(CascadeMode.Stop).Must(mail => !string.IsNullOrWhiteSpace(mail)).WithErrorCode("text.required")
            .Must(Domain.Institutions.Mail.IsAddress).WithErrorCode("mail.address").WithState((_, mail) => mail);

    public static void Name<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Line(Shape.Short).Must(name => !VisibleText.IsBlank(name)).WithErrorCode("text.required");

    public static void Secrets<T>(this IRuleBuilder<T, string?> rule) => rule.AtMost(Secret);
}
