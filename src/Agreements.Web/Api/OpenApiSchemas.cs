using Agreements.Domain.Agreements;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>Schemas as our JSON is: texts and instants have converters of their own, what is not known is absent, and what is sent may hold nothing unknown.</summary>
internal static class OpenApiSchemas
{
    /// <summary>Marks what may be null: an explicit null removes.</summary>
    internal const string NullRemoves = "x-null-removes";

    // A type with a converter of its own looks like anything to the framework.
    public static Task DescribeTexts(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (context.JsonTypeInfo.ElementType == typeof(string) && schema.Type is { } list && list.HasFlag(JsonSchemaType.Array)) schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        if (type != typeof(string) && type != typeof(DateTimeOffset)) return Task.CompletedTask;
        schema.Type = JsonSchemaType.String;
        if (type == typeof(DateTimeOffset)) schema.Format = "date-time";
        return Task.CompletedTask;
    }

    public static async Task DescribeRestated(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        if (!IsRestated(type)) return;
        var value = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, ct);
        (schema.Type, schema.Properties, schema.Required) = ((value.Type ?? JsonSchemaType.String) | JsonSchemaType.Null, value.Properties, value.Required);
        Mark(schema);
    }

    // What is not known is absent in answers, and may be left out of requests.
    public static Task DropAbsentFromRequired(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        foreach (var property in context.JsonTypeInfo.Properties)
            if (property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null) schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    /// <summary>After all is known: absent instead of null, and closed is only what is sent and never answered, because answers may gain members.</summary>
    public static Task Settle(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var schemas = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();
        foreach (var schema in schemas.Values) WithoutNull(schema);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, operation) in document.Paths.Values.SelectMany(p => p.Operations ?? []))
        {
            foreach (var content in operation.RequestBody?.Content?.Values ?? []) content.Schema = NotNull(content.Schema);
            foreach (var content in operation.Responses?.Values.SelectMany(r => r.Content?.Values ?? []) ?? [])
            {
                content.Schema = NotNull(content.Schema);
                Reach(content.Schema, answered);
            }
        }
        foreach (var (name, schema) in schemas)
            if (answered.Contains(name)) Open(schema);
        return Task.CompletedTask;
    }

    internal static bool IsRestated(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Restated<>);

    internal static void Mark(OpenApiSchema schema) => (schema.Metadata ??= new Dictionary<string, object>())[NullRemoves] = true;

    private static void WithoutNull(IOpenApiSchema? schema)
    {
        if (schema is OpenApiSchemaReference { Description: { } said } reference) reference.Description = OneLine(said);
        if (schema is not OpenApiSchema concrete) return;
        concrete.Description = concrete.Description is { } text ? OneLine(text) : null;
        foreach (var (name, property) in concrete.Properties?.ToList() ?? [])
        {
            concrete.Properties![name] = NotNull(property)!;
            WithoutNull(concrete.Properties[name]);
        }
        WithoutNull(concrete.Items);
        WithoutNull(concrete.AdditionalProperties);
    }

    // As the comment in the code was broken into lines.
    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IOpenApiSchema? NotNull(IOpenApiSchema? schema)
    {
        if (schema is not OpenApiSchema concrete || concrete.Metadata?.ContainsKey(NullRemoves) == true) return schema;
        if (concrete.OneOf is [var first, var second])
        {
            if (IsNull(first)) return Described(second, concrete.Description);
            if (IsNull(second)) return Described(first, concrete.Description);
        }
        if (concrete.Type is { } type && type != JsonSchemaType.Null) concrete.Type = type & ~JsonSchemaType.Null;
        return concrete;
    }

    private static IOpenApiSchema Described(IOpenApiSchema schema, string? description)
    {
        if (description is not null && schema is OpenApiSchemaReference reference) reference.Description = description;
        return schema;
    }

    private static bool IsNull(IOpenApiSchema schema) => schema is OpenApiSchema { Type: JsonSchemaType.Null };

    private static void Reach(IOpenApiSchema? schema, HashSet<string> names)
    {
        if (schema is null || (schema is OpenApiSchemaReference { Reference.Id: { } id } && !names.Add(id))) return;
        foreach (var property in schema.Properties?.Values ?? []) Reach(property, names);
        foreach (var choice in schema.OneOf ?? []) Reach(choice, names);
        foreach (var choice in schema.AnyOf ?? []) Reach(choice, names);
        Reach(schema.Items, names);
        Reach(schema.AdditionalProperties, names);
    }

    private static void Open(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { Properties.Count: > 0 } concrete) concrete.AdditionalPropertiesAllowed = true;
    }
}
