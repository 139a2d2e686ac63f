using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>The schema of a merge patch (RFC 7396): the members of the facts, each of which may be absent, or null to remove it.</summary>
internal static class OpenApiPatches
{
    /// <returns>The name under which it stands among the components.</returns>
    public static async Task<string> AddAsync(Type facts, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var name = facts.Name.Replace("Facts", "", StringComparison.Ordinal).Replace("Entry", "", StringComparison.Ordinal) + "Patch";
        var whole = await context.GetOrCreateSchemaAsync(facts, null, ct);
        context.Document?.AddComponent(name, (IOpenApiSchema)Partial(whole, nullable: false));
        return name;
    }

    private static OpenApiSchema Partial(OpenApiSchema whole, bool nullable)
    {
        var partial = new OpenApiSchema { Type = whole.Type, Description = whole.Description, Format = whole.Format, Enum = whole.Enum, Items = whole.Items };
        if (nullable)
        {
            partial.Type |= JsonSchemaType.Null;
            OpenApiSchemas.Mark(partial);
        }
        if (whole.Properties is { } properties) partial.Properties = properties.ToDictionary(p => p.Key, p => Member(p.Value));
        return partial;
    }

    private static IOpenApiSchema Member(IOpenApiSchema member)
    {
        if (member is OpenApiSchema { Properties.Count: > 0 } or OpenApiSchema { OneOf: null or [] }) return Partial((OpenApiSchema)member, nullable: true);
        var either = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, member] };
        OpenApiSchemas.Mark(either);
        return either;
    }
}
