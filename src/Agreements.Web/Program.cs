using System.CommandLine;
using Agreements.Web.Cli;
using Agreements.Web.Hosting;

// SQLite answers on the thread that asks. With the pool's few threads a handful of slow questions would keep health from answering.
ThreadPool.SetMinThreads(64, 64);
try
{
    // The host listens for SIGTERM itself and lets a mail that is under way end; the command line must not cut it off after two seconds.
    return await Verbs.Build(args).Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (OperationCanceledException)
{
    return 0;
}
catch (Exception exception)
{
    await Console.Error.WriteLineAsync(StartProblem.Describe(exception));
    return 2;
}
