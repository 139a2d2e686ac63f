using System.Text.Json.Nodes;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>Makes the OpenAPI document say what the service does: the framework knows the routes and types, not our converters, headers
/// and conventions.</summary>
internal static class OpenApiSetup
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.CreateSchemaReferenceId = info => ReferenceId(info.Type) ?? OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        options.AddSchemaTransformer(DescribeTexts);
        options.AddSchemaTransformer(DescribeRestated);
        options.AddSchemaTransformer(DropAbsentFromRequired);
        options.AddOperationTransformer(DescribeOperation);
        options.AddDocumentTransformer(DescribeDocument);
    });

    // A use case's types are nested in it: View of GetStatus is known outside as GetStatusView.
    private static string? ReferenceId(Type type) => type is { DeclaringType: { } useCase, IsGenericType: false } && !type.IsPrimitive ? useCase.Name + type.Name : null;

    // A type with a converter of its own looks like anything to the framework.
    private static Task DescribeTexts(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type != typeof(string) && type != typeof(DateTimeOffset)) return Task.CompletedTask;
        schema.Type = JsonSchemaType.String;
        if (type == typeof(DateTimeOffset)) schema.Format = "date-time";
        return Task.CompletedTask;
    }

    private static async Task DescribeRestated(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Restated<>)) return;
        var value = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, ct);
        (schema.Type, schema.Properties, schema.Required) = ((value.Type ?? JsonSchemaType.String) | JsonSchemaType.Null, value.Properties, value.Required);
    }

    // What is not known is absent in answers, and may be left out of requests.
    private static Task DropAbsentFromRequired(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        foreach (var property in context.JsonTypeInfo.Properties)
            if (property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null) schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    private static Task DescribeOperation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var method = context.Description.HttpMethod ?? "";
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var parameter in metadata.OfType<TakenParameters>().SelectMany(t => t.Parameters)) operation.Parameters.Add(parameter.Describe());
        operation.Parameters.Add(Parameter.Lang.Describe());
        if (method != "GET") operation.Parameters.Add(Parameter.ValidateOnly.Describe());
        foreach (var action in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.Name == "action"))
            action.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. (metadata.OfType<TakenActions>().FirstOrDefault()?.Words ?? Words.All<ProcessAction>()).Select(w => (JsonNode)w)] };
        foreach (var @class in operation.Parameters.OfType<OpenApiParameter>().Where(p => p is { Name: "class", In: ParameterLocation.Path }))
            @class.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Words.All<AgreementClass>().Select(w => (JsonNode)w)] };
        DescribeHeaders(operation, method, metadata);
        DescribePatch(operation, context);
        if (metadata.OfType<AlsoAsTable>().Any() && operation.Responses?["200"].Content is { } content)
        {
            content[Csv.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            content[JsonLines.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            content[Xlsx.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        }
        operation.Responses ??= [];
        var problem = ProblemContent(operation);
        operation.Responses["default"] = new OpenApiResponse { Description = "A refusal or failure (RFC 9457).", Content = problem };
        foreach (var (status, meaning) in RefusalsOfAll) operation.Responses[status] = new OpenApiResponse { Description = meaning, Content = problem };
        return Task.CompletedTask;
    }

    private static void DescribeHeaders(OpenApiOperation operation, string method, IList<object> metadata)
    {
        if (!metadata.OfType<Versioned>().Any()) return;
        if (method == "GET")
        {
            operation.Parameters!.Add(Header("If-None-Match", "The ETag that the caller holds: 304 when nothing has changed.", required: false));
            operation.Responses!["304"] = new OpenApiResponse { Description = "The caller holds this representation." };
        }
        else if (metadata.OfType<Versioned>().First().Required)
        {
            operation.Parameters!.Add(Header("If-Match", "The ETag of what was read: 412 when somebody else has changed it, 428 without.", required: true));
        }
        foreach (var response in operation.Responses!.Where(r => r.Key is "200" or "201").Select(r => r.Value).OfType<OpenApiResponse>())
            (response.Headers ??= new Dictionary<string, IOpenApiHeader>())["ETag"] = new OpenApiHeader { Description = "Of this representation.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    private static OpenApiParameter Header(string name, string description, bool required) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Required = required, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static void DescribePatch(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.HttpMethod != "PATCH") return;
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "What to change (RFC 7396): what is absent stays, null removes, lists are replaced as a whole." };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/merge-patch+json"] = new() { Schema = schema }, ["application/json"] = new() { Schema = schema } },
        };
    }

    // The same schema as in the named refusals of the operation; each operation has at least one.
    private static IDictionary<string, OpenApiMediaType>? ProblemContent(OpenApiOperation operation) =>
        operation.Responses?.Values.OfType<OpenApiResponse>().FirstOrDefault(r => r.Content?.ContainsKey("application/problem+json") == true)?.Content;

    private static readonly (string Status, string Meaning)[] RefusalsOfAll =
    [
        ("401", "No caller is recognised, or the key or session has ended."), ("403", "Seen, and not permitted."), ("429", "Too many requests; Retry-After says when to try again."),
    ];

    private static Task DescribeDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Agreements", Version = "1",
            Description = "MoU and PKS of BPJS Ketenagakerjaan, local governments and universities: are they in force, when do they end, what follows. What is not known is absent in answers. Civil dates are yyyy-MM-dd, both ends of a term inclusive; instants are UTC.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        (document.Components ??= new OpenApiComponents()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key (agr_…) of POST /api-keys or of the verb 'keys create', or an access token of a configured OpenID Connect provider." },
            ["session"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = Security.Schemes.Cookie, Description = "A person's sign-in." },
        };
        document.Security = [Requires("bearer", document), Requires("session", document)];
        return Task.CompletedTask;
    }

    private static OpenApiSecurityRequirement Requires(string scheme, OpenApiDocument document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}

/// <summary>The words of <c>{action}</c>, where they are not those of an agreement.</summary>
internal sealed record TakenActions(IReadOnlyCollection<string> Words);

/// <summary>The operation answers with an ETag.</summary>
/// <param name="Required">It changes what was read before, so it needs <c>If-Match</c>.</param>
internal sealed record Versioned(bool Required);
