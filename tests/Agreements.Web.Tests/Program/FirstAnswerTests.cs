using Agreements.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

public sealed class FirstAnswerTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public async Task What_waits_for_the_first_answer_goes_on_behind_it()
    {
        var (first, answering) = (new FirstAnswer(_time), new TaskCompletionSource());
        var waits = first.WaitAsync(CancellationToken.None);
        var request = first.PassAsync(new DefaultHttpContext(), _ => answering.Task);
        Assert.That(waits.IsCompleted, Is.False);
        answering.SetResult();
        await request;
        await waits.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task Who_is_asked_by_nobody_waits_for_a_second()
    {
        var waits = new FirstAnswer(_time).WaitAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.That(waits.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await waits.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
