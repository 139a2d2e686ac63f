namespace Agreements.Domain.Access;

/// <summary>What somebody is for an institution and for all below it. Source: the posts that Indonesian offices name.</summary>
public enum Role
{
    /// <summary>The officer in charge (PIC).</summary>
    Officer,

    LegalOfficer,
    HeadOfUnit,

    /// <summary>Bagian Kerja Sama: registers what was signed.</summary>
    Registrar,

    /// <summary>A Kanwil over its branches, a head office over all: reads.</summary>
    Oversight,

    /// <summary>Reads, and reads the audit trail.</summary>
    Auditor,

    Administrator,
}

/// <summary>What a key may do; like a role, for institutions and all below them.</summary>
public enum KeyScope { Read, Write, Admin }
