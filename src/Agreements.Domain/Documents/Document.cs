using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Documents;

/// <summary>A file of an agreement with all its versions. The final signed text locks itself and everything that the agreement had before it; what comes later is a document of its own.</summary>
/// <param name="Latest">The number of the latest version, from 1.</param>
/// <param name="Final">The number of the version that is the final signed text; null = none ever was.</param>
/// <param name="Version">Rises with every change; not the number of a version.</param>
public sealed record Document(Guid Id, Guid Agreement, DocumentKind Kind, string Title, string? Note, int Latest, int? Final, bool IsLocked, bool IsRemoved, long Version)
{
    /// <exception cref="DomainException"><c>document.removed</c>, <c>document.locked</c>.</exception>
    public Document AddVersion()
    {
        RequireOpen();
        return this with { Latest = Latest + 1 };
    }

    /// <exception cref="DomainException"><c>document.removed</c>, <c>document.locked</c>; <c>document.final</c>: what was the final text stays a signed one.</exception>
    public Document Describe(DocumentKind kind, string title, string? note)
    {
        RequireOpen();
        if (kind != Kind && Final is not null) throw DomainException.Conflict("document.final", "/kind");
        return this with { Kind = kind, Title = title, Note = note };
    }

    /// <summary>Its content stays, and nobody is shown it any more.</summary>
    /// <exception cref="DomainException"><c>document.removed</c>, <c>document.locked</c>; <c>document.final</c>: nothing signed is removed.</exception>
    public Document Remove()
    {
        RequireOpen();
        if (Final is not null) throw DomainException.Conflict("document.final", "");
        return this with { IsRemoved = true };
    }

    /// <summary>Makes its latest version the final text.</summary>
    /// <param name="latest">The format of that version.</param>
    /// <param name="process">Of its agreement.</param>
    /// <exception cref="DomainException"><c>document.removed</c>, <c>document.locked</c>; <c>document.final.kind</c>, <c>.format</c>, <c>.process</c>: only a signed PDF of an agreement that somebody has signed.</exception>
    public Document Finalise(FileFormat latest, ProcessState process)
    {
        RequireOpen();
        if (Kind != DocumentKind.Signed) throw DomainException.Conflict("document.final.kind", "", Message.Label(DocumentKind.Signed));
        if (latest != FileFormat.Pdf) throw DomainException.Conflict("document.final.format", "");
        if (process is not (ProcessState.PartlySigned or ProcessState.Signed or ProcessState.Registered)) throw DomainException.Conflict("document.final.process", "", Message.Label(process));
        return this with { Final = Latest, IsLocked = true };
    }

    /// <summary>Takes a new version again, because the scan has a defect. The final text so far stays what it is until another one is.</summary>
    /// <exception cref="DomainException"><c>document.removed</c>; <c>document.notFinal</c>: only a locked final text is reopened.</exception>
    public Document Reopen()
    {
        if (IsRemoved) throw DomainException.Conflict("document.removed", "");
        if (Final is null || !IsLocked) throw DomainException.Conflict("document.notFinal", "");
        return this with { IsLocked = false };
    }

    private void RequireOpen()
    {
        if (IsRemoved) throw DomainException.Conflict("document.removed", "");
        if (IsLocked) throw DomainException.Conflict("document.locked", "");
    }
}
