using System.Reflection;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Renewals;

namespace Agreements.App.Tests.Guards;

/// <summary>Every statement that the program can send: each static field, and the composed lists in all their parts.</summary>
internal static class Statements
{
    public static readonly IReadOnlyDictionary<string, Statement> All = Fields().Concat(AgreementFilter.Every()).Concat(ListRenewals.Every()).ToDictionary(s => s.Name, s => s.Statement);

    private static IEnumerable<(string Name, Statement Statement)> Fields() =>
        from type in typeof(Statement).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(Statement)
        select ($"{type.FullName}.{field.Name}", (Statement)field.GetValue(null)!);
}
