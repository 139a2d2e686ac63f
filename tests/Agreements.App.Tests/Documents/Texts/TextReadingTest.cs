using Agreements.App.Features.Documents;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents.Texts;

/// <summary>Documents of an agreement whose text is read.</summary>
public abstract class TextReadingTest(string engine) : DocumentTest(engine)
{
    protected Guid Agreement { get; private set; }

    [SetUp]
    public async Task BeginAsync() => Agreement = (await SharedAsync()).Id;

    protected async Task<Guid> SentAsync(byte[] bytes, string name = "naskah.pdf") => (await UploadAsync(Agreement, bytes, name: name)).Id;

    protected Task ReadAsync(CancellationToken ct = default) => App.SendAsync(new ReadTexts.Command(), ct: ct);

    protected Task<DocumentText.View> TextAsync(Guid document, int pageSize = 200, string? token = null) => App.SendAsync(new DocumentText.Query(document, null, pageSize, token));

    protected async Task<DocumentText.View> ReadAsync(byte[] bytes, string name = "naskah.pdf")
    {
        var document = await SentAsync(bytes, name);
        await ReadAsync();
        return await TextAsync(document);
    }
}
