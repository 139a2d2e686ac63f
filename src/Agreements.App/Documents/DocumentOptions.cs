namespace Agreements.App.Documents;

/// <summary>Options of <c>Documents</c>: how much is kept, and where.</summary>
public sealed class DocumentOptions
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest file that is taken, in bytes.</summary>
    public long MostBytes { get; set; } = 50 * Megabyte;

    /// <summary>So many bytes are kept for one agreement, in all versions of all its documents.</summary>
    public long MostBytesPerAgreement { get; set; } = 1024 * Megabyte;

    /// <summary>An S3-compatible store to which contents move once they are safe in the database; without an address they stay there.</summary>
    public ObjectStoreOptions ObjectStore { get; set; } = new();

    /// <summary>What is wrong with them, in sentences; looked at before anything is opened.</summary>
    public IEnumerable<string> Problems()
    {
        if (MostBytes is < Megabyte or > int.MaxValue) yield return "Documents:MostBytes must be between 1048576 (1 MB) and 2147483647 (2 GB).";
        if (MostBytesPerAgreement < MostBytes) yield return "Documents:MostBytesPerAgreement must not be less than Documents:MostBytes.";
        if (!ObjectStore.IsUsed) yield break;
        if (!Uri.TryCreate(ObjectStore.ServiceUrl, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && (uri.Scheme != Uri.UriSchemeHttp || !uri.IsLoopback)))
            yield return "Documents:ObjectStore:ServiceUrl must be an https address; http only to this machine.";
        if (new[] { ObjectStore.Bucket, ObjectStore.AccessKey, ObjectStore.SecretKey, ObjectStore.Region }.Any(string.IsNullOrWhiteSpace))
            yield return "Documents:ObjectStore needs Bucket, AccessKey, SecretKey and Region beside ServiceUrl.";
    }
}

/// <summary>Options of <c>Documents:ObjectStore</c>.</summary>
public sealed class ObjectStoreOptions
{
    /// <summary>For example <c>https://s3.example</c>; null = there is no such store.</summary>
    public string? ServiceUrl { get; set; }

    public string? Bucket { get; set; }

    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }

    /// <summary>Only what signatures name; most stores of one's own ignore it.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Stands before the SHA-256 in the names of objects.</summary>
    public string Prefix { get; set; } = "agreements/";

    /// <summary>The bucket stands in the path and not in the host's name.</summary>
    public bool ForcePathStyle { get; set; } = true;

    public bool IsUsed => !string.IsNullOrWhiteSpace(ServiceUrl);
}
