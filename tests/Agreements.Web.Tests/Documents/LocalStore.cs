using System.Diagnostics;
using Agreements.Web.Tests.Support;

namespace Agreements.Web.Tests.Documents;

/// <summary>An S3-compatible store on this machine that others have written: npm's s3rver, as <c>store.mjs</c> starts it.</summary>
public sealed class LocalStore : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly NodePackage _package;
    private readonly Process _node;

    private LocalStore(NodePackage package, Process node, string port)
    {
        (_package, _node) = (package, node);
        Settings =
        [
            ("Documents__ObjectStore__ServiceUrl", $"http://127.0.0.1:{port}"), ("Documents__ObjectStore__Bucket", "agreements"), ("Documents__ObjectStore__AccessKey", "S3RVER"), ("Documents__ObjectStore__SecretKey", "S3RVER"),
        ];
    }

    /// <summary>By which the service finds it.</summary>
    public (string, string?)[] Settings { get; }

    /// <summary>The file in which it keeps an object.</summary>
    public string FileOf(string sha256) => Path.Combine(_package.Directory, "kept", "agreements", "agreements", sha256 + "._S3rver_object");

    public bool Holds(string sha256) => File.Exists(FileOf(sha256));

    public static async Task<LocalStore> StartAsync()
    {
        var package = await NodePackage.InstallAsync("Documents");
        var node = package.Start("node", "store.mjs");
        node.BeginErrorReadLine();
        var port = await node.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("store.mjs ended before it listened.");
        return new LocalStore(package, node, port);
    }

    public async ValueTask DisposeAsync()
    {
        _node.Kill();
        await _node.WaitForExitAsync();
        _node.Dispose();
        _package.Dispose();
    }
}
