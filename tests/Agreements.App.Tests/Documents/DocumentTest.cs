using Agreements.App.Documents;
using Agreements.App.Features.Documents;
using Agreements.App.Tests.Access;
using Agreements.Domain.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Agreements.App.Tests.Documents;

/// <summary>Documents of an agreement of a city and a branch.</summary>
public abstract class DocumentTest(string engine) : AccessTest(engine)
{
    protected static async Task<IncomingFile> FileAsync(byte[] bytes, string name = "naskah.pdf", string? type = null)
    {
        using var body = new MemoryStream(bytes);
        return await IncomingFile.TakeAsync(body, name, type, 100_000_000, CancellationToken.None);
    }

    protected async Task<DocumentView> UploadAsync(Guid agreement, byte[] bytes, DocumentKind kind = DocumentKind.Draft, string? title = null, string name = "naskah.pdf", bool validateOnly = false)
    {
        await using var file = await FileAsync(bytes, name);
        return await App.SendAsync(new UploadDocument.Command(agreement, kind, title, null, file), validateOnly);
    }

    protected async Task<DocumentView> AddVersionAsync(DocumentView document, byte[] bytes, string? note = null)
    {
        await using var file = await FileAsync(bytes);
        return await App.SendAsync(new AddVersion.Command(document.Id, document.Version, note, file));
    }

    protected Task<DocumentView> FinaliseAsync(DocumentView document) => App.SendAsync(new FinaliseDocument.Command(document.Id, document.Version));

    protected Task<DocumentView> NowAsync(DocumentView document) => App.SendAsync(new ReadDocument.Query(document.Id));

    protected async Task<byte[]> ContentAsync(Guid document, int? number = null, bool isPart = false)
    {
        var download = await App.SendAsync(new DownloadDocument.Query(document, number, _ => isPart ? DownloadDocument.Wanted.Part : DownloadDocument.Wanted.Whole));
        await using var content = download.Content!;
        using var all = new MemoryStream();
        await content.CopyToAsync(all);
        return all.ToArray();
    }

    protected async Task<T> WithBlobsAsync<T>(Func<BlobStore, Task<T>> act)
    {
        await using var scope = App.Scope();
        return await act(scope.ServiceProvider.GetRequiredService<BlobStore>());
    }
}
