using System.Text.Json.Nodes;
using Agreements.Domain.Texts;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>A query parameter of an operation, as the OpenAPI document describes it.</summary>
/// <param name="Words">What it may be; asked for when it is described, because nobody needs it before.</param>
internal sealed record Parameter(string Name, JsonSchemaType Type, string Description, string? Format = null, Func<IReadOnlyCollection<string>>? Words = null)
{
    public static readonly Parameter AsOf = Date("asOf", "The day asked about; absent = today in each agreement's zone.");

    public static readonly Parameter Lang = new("lang", JsonSchemaType.String, "Language of sentences; else Accept-Language, else Indonesian.", Words: () => ["id", "en"]);

    public static readonly Parameter ValidateOnly = new("validateOnly", JsonSchemaType.Boolean, "Answer as if it were done, and do nothing (AIP-163).");

    public static readonly Parameter[] Page =
    [
        new("pageSize", JsonSchemaType.Integer, "Items of a page: 50 when absent, at most 200."),
        new("pageToken", JsonSchemaType.String, "nextPageToken of the page before, with the same filter."),
    ];

    public static Parameter Date(string name, string description) => new(name, JsonSchemaType.String, description, "date");

    public static Parameter Id(string name, string description) => new(name, JsonSchemaType.String, description, "uuid");

    public static Parameter Text(string name, string description) => new(name, JsonSchemaType.String, description);

    public static Parameter Number(string name, string description) => new(name, JsonSchemaType.Integer, description);

    public static Parameter Word(string name, string description, Func<IReadOnlyCollection<string>> words) => new(name, JsonSchemaType.String, description, Words: words);

    public OpenApiParameter Describe() => new()
    {
        Name = Name, In = ParameterLocation.Query, Description = Description,
        Schema = new OpenApiSchema { Type = Type, Format = Format, Enum = Words is null ? null : [.. Words().Select(w => (JsonNode)w)] },
    };
}

/// <summary>The query parameters that an operation takes besides those of all; any other is a 400.</summary>
internal sealed record TakenParameters(IReadOnlyList<Parameter> Parameters);
