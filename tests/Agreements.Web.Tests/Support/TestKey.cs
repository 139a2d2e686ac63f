using Agreements.App.Access;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;

namespace Agreements.Web.Tests.Support;

/// <summary>Puts a key into the database of a running program: one row, where the verb would take seconds.</summary>
public static class TestKey
{
    /// <param name="institutions">It is for them; none = for the whole installation.</param>
    /// <returns>The key.</returns>
    public static async Task<string> AddAsync(string database, KeyScope scope, params Guid[] institutions)
    {
        var (id, secret) = (Guid.CreateVersion7(), KeySecret.New());
        await using var connection = await TestDatabase.OpenAsync(database);
        await TestDatabase.ExecuteAsync(connection, """
            INSERT INTO api_keys (id, name, scope, hash, hint, created_by, created_at, version) VALUES ($id, 'test', $scope, $hash, $hint, 'test', '2020-01-01T00:00:00.0000000Z', 1)
            """, ("$id", id), ("$scope", Words.Of(scope)), ("$hash", secret.Hash), ("$hint", secret.Hint));
        foreach (var institution in institutions)
            await TestDatabase.ExecuteAsync(connection, "INSERT INTO api_key_institutions (key_id, institution_id) VALUES ($id, $of)", ("$id", id), ("$of", institution));
        return secret.Text;
    }
}
