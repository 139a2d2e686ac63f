using Agreements.App.Auditing;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Web.Hosting;

namespace Agreements.Web.Cli;

/// <summary>What a verb needs of the database before it begins.</summary>
internal enum Schema
{
    /// <summary>It sees to that itself.</summary>
    AsItIs,

    /// <summary>It changes something: the schema is brought up first.</summary>
    Migrated,

    /// <summary>It only reads: a database that is missing or older is told, not made.</summary>
    Current,
}

/// <summary>Runs a verb with the program's services, without a server.</summary>
internal static class VerbHost
{
    /// <param name="today">The day as which to act; null = the clock's.</param>
    /// <param name="instead">The database to act on, and the key and checkpoints beside it; null = the configured ones.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="StartRefused">A setting is wrong, or the database is not there or not current.</exception>
    public static async Task<int> RunAsync(DateOnly? today, Schema schema, Func<IServiceProvider, Task<int>> act, RestoreDraft? instead = null)
    {
        var builder = ServiceSetup.Builder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddAgreementsServices(today);
        if (instead is not null) builder.Services.AddSingleton<Engine>(instead.Engine).PostConfigure<AuditOptions>(a => (a.Directory, a.KeyFile) = (instead.Audit.Directory, null));
        await using var app = builder.BuildChecked();
        var engine = app.Services.GetRequiredService<Engine>();
        using var use = schema == Schema.Migrated ? ServiceSetup.Occupy(engine) : null;
        if (schema == Schema.Migrated) Migrations.Run(engine);
        if (schema == Schema.Current) RequireCurrent(engine);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Principal = Principal.Program("cli", "verb");
        return await act(scope.ServiceProvider);
    }

    private static void RequireCurrent(Engine engine)
    {
        if (engine.MissingFile is { } file)
            throw new StartRefused($"There is no database at {file}. Start the service or run 'migrate' to make one, or name another directory by Agreements__DataDirectory.");
        if (Migrations.Pending(engine) is { Count: > 0 } pending)
            throw new StartRefused($"The database lacks {pending.Count} migrations of this program ({pending[0]} …). Run 'migrate' first; nothing was changed.");
    }
}
