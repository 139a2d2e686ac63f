namespace Agreements.App.Backups;

/// <summary>The passphrase of a backup: the first line of a file. It is never an argument, because arguments can be read by every account of the machine.</summary>
public static class Passphrase
{
    private const int Shortest = 12, Longest = 1000;

    /// <returns>What is wrong with the file, in a sentence; null = it holds a passphrase.</returns>
    public static string? Problem(string file)
    {
        try
        {
            return FirstLine(file).Length is >= Shortest and <= Longest ? null : $"{file} must hold a passphrase of 12 to 1000 characters in its first line.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{file} cannot be read: {exception.Message}";
        }
    }

    /// <exception cref="BackupRefused">The file does not hold one.</exception>
    public static string Read(string file) => Problem(file) is { } problem ? throw new BackupRefused(problem) : FirstLine(file);

    private static string FirstLine(string file)
    {
        using var reader = new StreamReader(file);
        return reader.ReadLine() ?? "";
    }
}

/// <summary>A backup or a restore was refused, or a file is not what it should be; the message says what was kept and what to do.</summary>
public sealed class BackupRefused(string message, Exception? inner = null) : Exception(message, inner);
