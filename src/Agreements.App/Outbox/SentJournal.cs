using System.Globalization;
using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agreements.App.Outbox;

/// <summary>What has left this node, outside of the database: after a restore it says what the database has forgotten. One line of JSON each, in a file per month and node, for its owner alone.</summary>
public sealed class SentJournal(IOptions<MailOptions> options, TimeProvider time, ILogger<SentJournal> log)
{
    private static readonly Lock Writing = new();

    /// <summary>Without a directory nothing is written down.</summary>
    public bool IsKept => Directory is not null;

    private string? Directory => options.Value.Journal;

    /// <summary>Says from when on the journal is complete, so that a new one is not taken for one in which nothing was sent.</summary>
    public void Begin()
    {
        if (Directory is null || (System.IO.Directory.Exists(Directory) && SentJournalFiles.In(Directory).Count > 0)) return;
        Append(new JournalLine(time.GetUtcNow()) { Begins = true });
    }

    /// <summary>Keeps a line for good before the database is told of it. What cannot be kept is logged and stops nothing: the mail has left already.</summary>
    public void Append(JournalLine line)
    {
        if (Directory is null) return;
        try
        {
            lock (Writing) Write(Path.Combine(Directory, SentJournalFiles.NameOf(line.At)), line);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogError(exception, "What has left could not be written to the journal in {Directory}. It was sent; after a restore it might be sent again. Check the disk and the rights of the directory (Mail:Journal).", Directory);
        }
    }

    private void Write(string file, JournalLine line)
    {
        DataDirectory.Create(Directory!);
        using var stream = Open(file);
        // A process that died in a line left it without its end; what follows must not become part of it.
        if (stream.Length > 0)
        {
            stream.Seek(-1, SeekOrigin.End);
            if (stream.ReadByte() != '\n') stream.WriteByte((byte)'\n');
        }
        stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, Json.Options), (byte)'\n']);
        stream.Flush(flushToDisk: true);
    }

    // Another process of this node may be writing at this moment; a line takes it milliseconds.
    private static FileStream Open(string file)
    {
        var how = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(file, how);
            }
            catch (IOException) when (attempt < 50 && File.Exists(file))
            {
                using var never = new ManualResetEventSlim();
                never.Wait(TimeSpan.FromMilliseconds(20));
            }
        }
    }
}

/// <summary>Where the lines of a journal lie.</summary>
public static class SentJournalFiles
{
    private const string Month = "yyyy-MM";

    public static string NameOf(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime.ToString(Month, CultureInfo.InvariantCulture)}.{Environment.MachineName}.jsonl");

    /// <summary>Of all nodes, with the first instant of their month, oldest first.</summary>
    public static IReadOnlyList<(string File, DateTimeOffset From)> In(string directory) =>
        [.. Directory.EnumerateFiles(directory, "????-??.*.jsonl").Select(f => (f, MonthOf(f))).Where(f => f.Item2 is not null).Select(f => (f.f, f.Item2!.Value)).OrderBy(f => f.Value).ThenBy(f => f.f, StringComparer.Ordinal)];

    /// <summary>Deletes the files of months that ended before.</summary>
    /// <returns>How many.</returns>
    public static int Forget(string? directory, DateTimeOffset before)
    {
        if (directory is null || !Directory.Exists(directory)) return 0;
        var old = In(directory).Where(f => f.From.AddMonths(1) < before).ToList();
        foreach (var (file, _) in old) File.Delete(file);
        return old.Count;
    }

    private static DateTimeOffset? MonthOf(string file) =>
        DateTimeOffset.TryParseExact(Path.GetFileName(file)[..Month.Length], Month, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var month) ? month : null;
}
