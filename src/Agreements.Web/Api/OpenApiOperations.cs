using System.Text.Json.Nodes;
using Agreements.App.Pipeline;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>Parameters, headers, refusals and conventions of each operation, from what its route says of itself.</summary>
internal static class OpenApiOperations
{
    private static readonly (string Status, string Meaning)[] RefusalsOfAll =
    [
        ("401", "No caller is recognised, or the key or session has ended."), ("403", "Seen, and not permitted."), ("429", "Too many requests; Retry-After says when to try again."),
    ];

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var method = context.Description.HttpMethod ?? "";
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        DescribePath(operation, metadata);
        foreach (var parameter in metadata.OfType<TakenParameters>().SelectMany(t => t.Parameters)) operation.Parameters.Add(parameter.Describe());
        operation.Parameters.Add(Parameter.Lang.Describe());
        if (method != "GET") operation.Parameters.Add(Parameter.ValidateOnly.Describe());
        await DescribePatchAsync(operation, context, ct);
        if (metadata.OfType<AlsoAsTable>().Any() && operation.Responses?["200"].Content is { } content)
        {
            content[Csv.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            content[JsonLines.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            content[Xlsx.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        }
        DescribeFile(operation, metadata);
        DescribeRefusals(operation, method, metadata);
        DescribeHeaders(operation, method, metadata);
        operation.Description = string.Join("\n\n", Sentences(operation, method, metadata));
        OpenApiExamples.Show(operation);
    }

    private static IEnumerable<string> Sentences(OpenApiOperation operation, string method, IList<object> metadata)
    {
        yield return operation.Description ?? operation.Summary + ".";
        if (operation.Parameters!.Any(p => p.Name == "pageToken")) yield return "A page holds 50 items unless pageSize says otherwise; nextPageToken, and the header Link, lead to the next one and are absent on the last.";
        if (metadata.OfType<AlsoAsTable>().Any()) yield return "As a table it comes whole, unless a page is asked for, and a record of the export is kept.";
        if (IsHeld(method, metadata)) yield return "Answers 304 to who holds the same representation.";
        if (method != "GET") yield return "With validateOnly=true it answers the same and does nothing.";
        if (metadata.OfType<AnsweredAnew>().Any()) yield return "It is answered anew each time: an Idempotency-Key is of no use.";
        if (TakesKey(method, metadata)) yield return "With an Idempotency-Key it is done once, however often it is sent within 24 hours.";
        if (metadata.OfType<Versioned>().FirstOrDefault() is { Required: true }) yield return "If-Match names the version that was read, so that nobody's change is overwritten unseen.";
    }

    private static void DescribePath(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path))
        {
            parameter.Description ??= parameter.Name switch
            {
                "action" => "The action.", "class" => "The class of agreements.", "code" => "A region, by its Kemendagri code with the dots.", "year" => "A calendar year.", "address" => "A mail address.", "meeting" => "The meeting.", "task" => "The task.", "delivery" => "The delivery.", _ => "The record, by its id.",
            };
            if (parameter.Name == "action") parameter.Schema = WordOf(metadata.OfType<TakenActions>().FirstOrDefault()?.Words ?? Words.All<ProcessAction>());
            if (parameter.Name == "class") parameter.Schema = WordOf(Words.All<AgreementClass>());
        }
    }

    private static OpenApiSchema WordOf(IEnumerable<string> words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(w => (JsonNode)w)] };

    // The framework leaves out what has no type.
    private static void DescribeFile(OpenApiOperation operation, IList<object> metadata)
    {
        var types = metadata.OfType<IProducesResponseTypeMetadata>().Where(p => p.StatusCode == StatusCodes.Status200OK && (p.Type is null || p.Type == typeof(void))).SelectMany(p => p.ContentTypes).ToList();
        if (types.Count == 0 || operation.Responses?["200"] is not OpenApiResponse answer) return;
        if (operation.Parameters!.Any(p => p.Name == TableFormats.Format.Name)) types.Add(Csv.MediaType);
        answer.Content = types.Distinct(StringComparer.Ordinal).ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } });
    }

    private static void DescribeRefusals(OpenApiOperation operation, string method, IList<object> metadata)
    {
        operation.Responses ??= [];
        var problem = operation.Responses.Values.OfType<OpenApiResponse>().FirstOrDefault(r => r.Content?.ContainsKey("application/problem+json") == true)?.Content;
        operation.Responses["default"] = new OpenApiResponse { Description = "A refusal or failure (RFC 9457).", Content = problem };
        foreach (var (status, meaning) in RefusalsOfAll) operation.Responses[status] = new OpenApiResponse { Description = meaning, Content = problem };
        Add("400", "The request is not valid; each error names its place.");
        if (operation.Parameters!.Any(p => p.In == ParameterLocation.Path)) Add("404", "There is no such record, or it lies outside the caller's scope.");
        if (operation.RequestBody is not null)
        {
            Add("413", "The body is too large.");
            Add("415", "The body is of another media type.");
        }
        if (Writes(method, metadata)) Add("507", "Nothing can be written, because the disk is full, and nothing was; Retry-After says when to try again.");
        if (!TakesKey(method, metadata)) return;
        Add("409", "Not possible in the present state, or the request with this key is still running.");
        Add("422", "The Idempotency-Key was used for another request.");

        void Add(string status, string meaning)
        {
            if (!operation.Responses.TryGetValue(status, out var known)) operation.Responses[status] = new OpenApiResponse { Description = meaning, Content = problem };
            else if (known is OpenApiResponse response) response.Description = meaning;
        }
    }

    private static bool IsHeld(string method, IList<object> metadata) => method == "GET" && !metadata.OfType<NeverHeld>().Any();

    private static bool Writes(string method, IList<object> metadata) => method == "GET"
        ? metadata.Any(m => m is AlsoAsTable or Recorded)
        : metadata.OfType<AnsweredAnew>().FirstOrDefault() is null or { Writes: true };

    private static bool TakesKey(string method, IList<object> metadata) => method == "POST" && metadata.OfType<Repeatable>().Any() && !metadata.OfType<AnsweredAnew>().Any();

    private static void DescribeHeaders(OpenApiOperation operation, string method, IList<object> metadata)
    {
        var versioned = metadata.OfType<Versioned>().FirstOrDefault();
        var done = operation.Responses!.Where(r => r.Key is "200" or "201" or "202").Select(r => r.Value).OfType<OpenApiResponse>().ToList();
        if (TakesKey(method, metadata))
        {
            operation.Parameters!.Add(Header(Idempotency.Key, "1 to 255 visible ASCII characters of the caller's choice, best a UUID: the same request again with the same key is answered as before and does nothing.", required: false));
            Answers(Idempotency.Replayed, "true = this was answered before, and nothing was done now.");
        }
        if (versioned is { Required: true }) operation.Parameters!.Add(Header("If-Match", "The ETag of what was read: 412 when somebody else has changed it, 428 without.", required: true));
        if (IsHeld(method, metadata))
        {
            operation.Parameters!.Add(Header("If-None-Match", "The ETag that the caller holds: 304 when nothing has changed.", required: false));
            operation.Responses!["304"] = new OpenApiResponse { Description = "The caller holds this representation." };
        }
        if (IsHeld(method, metadata) || versioned is not null) Answers("ETag", "Of this representation.");
        if (operation.Responses!.TryGetValue("201", out var created) && created is OpenApiResponse) Answers("Location", "Where what was made is found.");
        if (operation.Parameters!.Any(p => p.Name == "pageToken")) Answers("Link", "The next page, as rel=next; absent on the last.");
        if (metadata.OfType<OfAgreements>().Any()) Answers(ApiMap.LeftOut, $"The ids of agreements that belong here and are left out because their records are broken, with commas, at most {RequestContext.MostNamed}; absent = none is. A file is refused instead (500, agreement.unreadable).");

        void Answers(string name, string description)
        {
            foreach (var response in done) (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }

    private static OpenApiParameter Header(string name, string description, bool required) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Required = required, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static async Task DescribePatchAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (context.Description.HttpMethod != "PATCH" || operation.RequestBody is not null) return;
        IOpenApiSchema schema = context.Description.ActionDescriptor.EndpointMetadata.OfType<Patches>().FirstOrDefault() is { } patches
            ? new OpenApiSchemaReference(await OpenApiPatches.AddAsync(patches.Facts, context, ct), context.Document)
            : new OpenApiSchema { Type = JsonSchemaType.Object };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true, Description = "What to change (RFC 7396): what is absent stays, null removes, lists are replaced as a whole. Members that answers hold besides are ignored.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/merge-patch+json"] = new() { Schema = schema }, ["application/json"] = new() { Schema = schema } },
        };
    }
}
