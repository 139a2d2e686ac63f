using System.ComponentModel;
using System.Diagnostics;

namespace Agreements.Web.Tests.Support;

/// <summary>A folder of these tests with a <c>package.json</c> and scripts, installed by npm outside the repository.</summary>
public sealed class NodePackage : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private NodePackage(string directory) => Directory = directory;

    public string Directory { get; }

    /// <param name="folder">Beside the test program: its files are copied, and what its lock file names is installed.</param>
    public static async Task<NodePackage> InstallAsync(string folder)
    {
        var package = new NodePackage(System.IO.Directory.CreateTempSubdirectory("agreements-" + folder.ToLowerInvariant()).FullName);
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder))) File.Copy(file, Path.Combine(package.Directory, Path.GetFileName(file)));
        var (exitCode, output) = await package.RunAsync("npm", "ci", "--silent", "--no-fund", "--no-audit");
        return exitCode == 0 ? package : throw new InvalidOperationException($"npm could not install what {folder}/package-lock.json names: {output}");
    }

    /// <summary>Runs a program of Node.js in the folder to its end.</summary>
    /// <returns>What it wrote, errors behind the rest.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts a program of Node.js in the folder; the caller ends it.</summary>
    public Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Directory, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"These tests need {program}: install Node.js 20 or later with npm (Debian: apt-get install nodejs npm).", exception);
        }
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
