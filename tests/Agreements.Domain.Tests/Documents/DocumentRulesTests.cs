using Agreements.Domain.Agreements;
using Agreements.Domain.Documents;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Documents;

/// <summary>Whatever people try in whatever order, what was final stays, and what is locked or removed does not change.</summary>
public sealed class DocumentRulesTests
{
    private static readonly Func<Document, Document>[] Acts =
    [
        d => d.AddVersion(), d => d.Remove(), d => d.Reopen(), d => d.Describe(DocumentKind.Annex, "Lain", null), d => d.Describe(DocumentKind.Signed, "Naskah", null),
        d => d.Finalise(FileFormat.Pdf, ProcessState.Signed), d => d.Finalise(FileFormat.Docx, ProcessState.Signed), d => d.Finalise(FileFormat.Pdf, ProcessState.Negotiation),
    ];

    [Test]
    public void Nothing_that_was_final_is_lost_and_nothing_locked_changes() => Property.Holds(Gen.ListOf(Gen.Choose(0, Acts.Length - 1)), acts =>
    {
        var document = new Document(Guid.Empty, Guid.Empty, DocumentKind.Signed, "Naskah", null, 1, null, false, false, 1);
        foreach (var act in acts)
        {
            var before = document;
            try
            {
                document = Acts[act](before);
            }
            catch (DomainException)
            {
                continue;
            }
            if (before.IsRemoved || document.Latest < before.Latest || (before.Final ?? 0) > (document.Final ?? 0) || document.Final > document.Latest) return false;
            if (before.IsLocked && document != before with { IsLocked = false }) return false;
            if (document.Final is not null && (document.IsRemoved || document.Kind != DocumentKind.Signed)) return false;
        }
        return true;
    });
}
