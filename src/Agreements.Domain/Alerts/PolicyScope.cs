using Agreements.Domain.Agreements;

namespace Agreements.Domain.Alerts;

/// <summary>How wide a policy is, widest first; the narrower goes before the wider.</summary>
public enum PolicyLevel { Class, Institution, Agreement }

/// <summary>Whose agreements a policy is for.</summary>
/// <param name="Id">The institution or agreement; null for a class.</param>
/// <param name="Class">The class; for an institution null = all classes.</param>
/// <param name="ForUniversity">Of a class: the ladder where a university or faculty is a party.</param>
public sealed record PolicyScope(PolicyLevel Level, Guid? Id, AgreementClass? Class, bool ForUniversity)
{
    public static PolicyScope OfClass(AgreementClass @class, bool forUniversity) => new(PolicyLevel.Class, null, @class, forUniversity);

    /// <summary>Agreements of which it or one below it is a party.</summary>
    public static PolicyScope OfInstitution(Guid id, AgreementClass? @class) => new(PolicyLevel.Institution, id, @class, false);

    public static PolicyScope OfAgreement(Guid id) => new(PolicyLevel.Agreement, id, null, false);
}

/// <summary>What was stated for a scope from a day on. Never changed: what holds otherwise later is another version.</summary>
/// <param name="Number">Counted from 1 within its scope.</param>
/// <param name="ValidFrom">First day, inclusive; null = since ever.</param>
public sealed record PolicyVersion(PolicyScope Scope, long Number, DateOnly? ValidFrom, PolicyTerms Terms);

/// <summary>What has to be known of an agreement to find its policy.</summary>
/// <param name="Institutions">Its parties and those above them, nearest first.</param>
public readonly record struct PolicySubject(Guid Agreement, AgreementClass Class, bool ForUniversity, IReadOnlyList<Guid> Institutions);
