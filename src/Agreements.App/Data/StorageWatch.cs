using Microsoft.Extensions.Logging;

namespace Agreements.App.Data;

/// <summary>What keeps the database from doing what it is asked, and passes without a hand laid on the data.</summary>
public enum StorageTrouble
{
    /// <summary>Nothing can be written: the disk is full, over its quota, or refuses to be written. Reading goes on.</summary>
    Full,

    /// <summary>The database cannot be reached.</summary>
    Away,

    /// <summary>Somebody else holds it for longer than a request waits.</summary>
    Busy,

    /// <summary>It is an older one that was put in its place, and nobody has reconciled it: what is written to it would have to be thrown away. Reading goes on.</summary>
    Restored,
}

/// <summary>The database was restored and not reconciled: it would tell again what it has forgotten, and nothing may be written to it.</summary>
public sealed class NotReconciled() : Exception("The database was restored and not reconciled.");

/// <summary>Whether the database takes what is written, as was last found. It says once when that changes: an outage is two lines of the log, and not one with a stack for each request.</summary>
public sealed class StorageWatch(Engine engine, TimeProvider time, ILogger<StorageWatch> log)
{
    private Found? _found;

    /// <param name="Since">When it was first met.</param>
    public sealed record Found(StorageTrouble Trouble, DateTimeOffset Since);

    /// <summary>Null = nothing is known to be wrong.</summary>
    public Found? Current => Volatile.Read(ref _found);

    public bool IsRestored => Current is { Trouble: StorageTrouble.Restored };

    /// <summary>Whether this process has compared the database with what this machine has seen of it.</summary>
    public bool IsCompared { get; private set; }

    /// <returns>Null = the failure is another one.</returns>
    public StorageTrouble? Failed(Exception exception)
    {
        var before = Current;
        if (engine.TroubleOf(exception) is not { } trouble) return null;
        // Whatever else happens to a database of before, it stays one until it is reconciled; and who was refused as one may be late to say so.
        if (before?.Trouble == trouble || before?.Trouble == StorageTrouble.Restored || trouble == StorageTrouble.Restored) return trouble;
        if (Interlocked.CompareExchange(ref _found, new Found(trouble, time.GetUtcNow()), before) == before) log.LogError("{Sentence} ({Cause})", Sentence(trouble), exception.Message.ReplaceLineEndings(" "));
        return trouble;
    }

    /// <summary>Something was written.</summary>
    public void Wrote()
    {
        if (Current is { Trouble: not StorageTrouble.Restored } before) Pass(before);
    }

    /// <summary>The database was compared with what this machine has seen of it.</summary>
    /// <param name="isRight">Null = nothing can be told, and what was found stays.</param>
    public void Compared(bool? isRight)
    {
        var restored = Current is { Trouble: StorageTrouble.Restored } standing ? standing : null;
        if (isRight == true && restored is not null) Pass(restored);
        // Whatever else was known to be wrong, this is worse.
        if (isRight == false && Interlocked.Exchange(ref _found, restored ?? new Found(StorageTrouble.Restored, time.GetUtcNow())) is not { Trouble: StorageTrouble.Restored })
            log.LogError("{Sentence}", Sentence(StorageTrouble.Restored));
        IsCompared = true;
    }

    private void Pass(Found before)
    {
        if (Interlocked.CompareExchange(ref _found, null, before) == before)
            log.LogWarning("The database takes what is written again; it did not since {Since:O}. Everything goes on by itself.", before.Since);
    }

    /// <summary>For operators: what happened, what was kept, what to do.</summary>
    public static string Sentence(StorageTrouble trouble) => trouble switch
    {
        StorageTrouble.Full => "Nothing can be written: the disk is full, over its quota, or write-protected. What was committed is kept and can be read; no mail leaves that could not be marked. Make room, and it goes on by itself.",
        StorageTrouble.Away => "The database cannot be reached. What was committed is kept; jobs and clients try again, and it goes on by itself when the database answers.",
        StorageTrouble.Restored => "The database is not the one that this machine has worked with, but one of before: it was restored, or an older copy stands in its place, and it was not reconciled. No job runs, no mail leaves and no command is taken. "
            + "Stop all nodes; if anything was stored since the restore, restore once more; run 'agreements restore reconcile --since …' with the instant of the backup, and start them again.",
        _ => "Another process holds the database. What was committed is kept; it goes on by itself when the database is free.",
    };
}
