using Agreements.App.Data;
using Agreements.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>What the database could not do at this moment.</summary>
public sealed class BusyAnswerTests
{
    private const int Busy = 5, Constraint = 19, Unique = 2067;

    [TestCase(Busy, Busy)]
    [TestCase(Constraint, Unique)]
    public async Task A_lock_and_a_row_that_another_node_has_written_first_are_503_with_when_to_ask_again(int code, int extended)
    {
        using var engine = new SqliteEngine(Path.Combine(Path.GetTempPath(), "never.db"));
        var http = new DefaultHttpContext();
        await new ProblemHandler(engine, new StorageWatch(engine, TimeProvider.System, NullLogger<StorageWatch>.Instance), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), NullLogger<ProblemHandler>.Instance).TryHandleAsync(http, new SqliteException("not now", code, extended), CancellationToken.None);
        Assert.That((http.Response.StatusCode, http.Response.Headers.RetryAfter.ToString()), Is.EqualTo((503, "2")));
    }
}
