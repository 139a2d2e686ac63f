using System.Net;
using Agreements.Domain;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agreements.App.Documents;

/// <summary>The S3-compatible store, if there is one. Objects are named by their SHA-256: writing one again changes nothing.</summary>
public sealed class ObjectStore(IOptions<DocumentOptions> options, ILogger<ObjectStore> log) : IDisposable
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(3);

    private readonly ObjectStoreOptions _options = options.Value.ObjectStore;
    private AmazonS3Client? _client;

    public bool IsUsed => _options.IsUsed;

    /// <param name="content">From its beginning to its end; it stays open.</param>
    public async Task PutAsync(string sha256, Stream content, CancellationToken ct)
    {
        content.Position = 0;
        await Client.PutObjectAsync(new PutObjectRequest { BucketName = _options.Bucket, Key = _options.Prefix + sha256, InputStream = content, AutoCloseStream = false, UseChunkEncoding = false, ContentType = "application/octet-stream" }, ct);
    }

    /// <returns>Null = it is not there, or there is no store.</returns>
    /// <exception cref="DomainException"><c>document.storeAway</c>.</exception>
    public async Task<Stream?> OpenAsync(string sha256, CancellationToken ct)
    {
        if (!IsUsed) return null;
        try
        {
            return (await Client.GetObjectAsync(_options.Bucket, _options.Prefix + sha256, ct)).ResponseStream;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception away) when (away is AmazonServiceException or HttpRequestException)
        {
            log.LogError(away, "The object store at {Address} does not answer.", _options.ServiceUrl);
            throw new DomainException(ProblemKind.Unavailable, [Violation.Of("document.storeAway", "")]);
        }
    }

    /// <summary>It has an object of this size under this name; where it does not answer at once, it is taken not to: whoever asks holds a lock.</summary>
    public async Task<bool> HoldsAsync(string sha256, long size, CancellationToken ct)
    {
        if (!IsUsed) return false;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(Quick);
        try
        {
            return (await Client.GetObjectMetadataAsync(_options.Bucket, _options.Prefix + sha256, late.Token)).ContentLength == size;
        }
        catch (Exception away) when (away is AmazonServiceException or HttpRequestException || (away is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <returns>0 = the end, or what comes is not what the store says it is.</returns>
    public static async Task<int> ReadAsync(Stream content, Memory<byte> buffer, CancellationToken ct)
    {
        try
        {
            return await content.ReadAsync(buffer, ct);
        }
        catch (AmazonClientException)
        {
            return 0;
        }
    }

    public void Dispose() => _client?.Dispose();

    // Not before it is used: without a store its libraries are not even loaded.
    private AmazonS3Client Client => LazyInitializer.EnsureInitialized(ref _client, () => Make(_options));

    // Checksums of the newer kind are sent only where the store asks for them: others do not know them.
    private static AmazonS3Client Make(ObjectStoreOptions options) => new(new BasicAWSCredentials(options.AccessKey, options.SecretKey), new AmazonS3Config
    {
        ServiceURL = options.ServiceUrl, ForcePathStyle = options.ForcePathStyle, AuthenticationRegion = options.Region,
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED, Timeout = TimeSpan.FromMinutes(5), MaxErrorRetry = 2,
    });
}
