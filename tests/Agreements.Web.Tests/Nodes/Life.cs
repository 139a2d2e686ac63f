using Agreements.Web.Tests.Support;

namespace Agreements.Web.Tests.Nodes;

/// <summary>Where in a life of the program SIGKILL falls.</summary>
internal enum Death { InMigration, AtStart, AtAnyMoment, BeforeTheMailServerAnswers, BehindTheMailServersAnswer, InAnImport, InAnUpload, BeforeTheReceiverAnswers }

/// <summary>One process, until it is killed.</summary>
internal sealed class Life(RunningProgram program, Action<Death> died) : IAsyncDisposable
{
    private int _killed;

    public RunningProgram Program => program;

    public bool IsKilled => Volatile.Read(ref _killed) == 1;

    /// <summary>SIGKILL; only the first counts.</summary>
    public void Kill(Death death)
    {
        if (Interlocked.Exchange(ref _killed, 1) == 1) return;
        died(death);
        program.Kill();
    }

    public async Task KillAfterAsync(TimeSpan wait, Death death)
    {
        await Task.Delay(wait);
        Kill(death);
    }

    public async ValueTask DisposeAsync()
    {
        // A timer that is still running finds it dead.
        _ = Interlocked.Exchange(ref _killed, 1);
        await program.DisposeAsync();
    }
}
