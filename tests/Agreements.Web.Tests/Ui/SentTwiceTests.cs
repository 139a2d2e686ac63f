using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>As it is in use, where the framework says nothing of its own.</summary>
public sealed class SentTwiceTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("ASPNETCORE_ENVIRONMENT", "Staging")];

    [Test]
    public async Task A_form_that_is_sent_twice_is_answered_in_words()
    {
        var id = Guid.CreateVersion7();
        await using (var connection = await TestDatabase.OpenAsync(Path.Combine(Directory, "data", "agreements.db")))
            await TestDatabase.ExecuteAsync(connection, """
                INSERT INTO outbox (id, purpose, recipient, subject, body_text, body_html, written_on, fallbacks, state, attempts, next_attempt_at, last_error, created_at)
                VALUES ($id, 'list', 'dua@kantor.example', 'Daftar', '', '', '2026-01-01', '[]', 'dead', 3, '2026-01-01T00:00:00.0000000Z', '550 User unknown', '2026-01-01T00:00:00.0000000Z')
                """, ("$id", id));
        using var admin = new Browser(Service.Http.BaseAddress!);
        admin.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (Role.Administrator, null))).Session));
        var fields = Browser.FormIn(await admin.GetAsync("/admin/mails"), $"retry-{id:N}");
        Assert.That((await admin.PostAsync("/admin/mails", fields)).Code, Is.EqualTo(302));
        var again = await admin.PostAsync("/admin/mails", fields);
        Assert.That((again.Code, again.Raw.Content.Headers.ContentType?.MediaType), Is.EqualTo((400, "text/html")));
        Assert.That(again.Words, Does.Contain("<h1").And.Contain("formulir").IgnoreCase);
    }
}
