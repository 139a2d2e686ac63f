namespace Agreements.App.Tests.Support;

/// <summary>The program as it was built beside the tests.</summary>
public static class OwnProgram
{
    public static string Root { get; } = FindRoot();

    public static string Path { get; } = System.IO.Path.Combine(Root, "src", "Agreements.Web", "bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "agreements.dll");

    /// <summary>The command lines of programs that this process has started and that have not ended.</summary>
    public static IReadOnlyList<string> Children()
    {
        var all = Directory.EnumerateDirectories("/proc/self/task").SelectMany(t => File.ReadAllText(System.IO.Path.Combine(t, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return [.. all.Select(id => $"/proc/{id}/cmdline").Where(File.Exists).Select(f => File.ReadAllText(f).Replace('\0', ' ')).Where(c => c.Length > 0)];
    }

    private static string FindRoot()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(at, "Agreements.sln"))) at = System.IO.Path.GetDirectoryName(at)!;
        return at;
    }
}
