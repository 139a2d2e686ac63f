using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>Roles as a form offers and brings them.</summary>
internal static class RoleOptions
{
    public static IEnumerable<(string Value, string Text)> In(Language language) => Enum.GetValues<Role>().Select(r => (Words.Of(r), Message.Label(r).In(language)));

    /// <exception cref="DomainException"><c>word.unknown</c>.</exception>
    public static Role Read(string? word) => Words.TryParse<Role>(word, out var role) ? role : throw DomainException.Invalid("word.unknown", "/role", word, string.Join(", ", Words.All<Role>()));
}
