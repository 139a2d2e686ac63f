using Agreements.Domain.Agreements;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>Makes the OpenAPI document say what the service does: the framework knows the routes and types, not our converters, headers
/// and conventions.</summary>
internal static class OpenApiSetup
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["Agreements"] = "MoU, PKS and the like: facts, status as of a day, workflow, addenda, lineage.",
        ["Documents"] = "The files of an agreement: drafts, signed scans, annexes; their versions, and who has taken them.",
        ["Renewals"] = "Renewal cases planned back from the end, and the ceremonies at which is signed.",
        ["Institutions"] = "Parties with their hierarchy, dated names and aliases.",
        ["Alerts"] = "What was sent to whom before a deadline, what was not, and why.",
        ["Policies"] = "Ladders of alerts, and the holidays by which working days are counted.",
        ["Officers"] = "Who is in charge of an agreement.",
        ["Recipients"] = "How an address wants its alerts.",
        ["Notifications"] = "What was sent to oneself.",
        ["Calendar"] = "Deadlines and ceremonies by day, and calendars to subscribe to.",
        ["Reports"] = "Register, gaps and ends, as JSON or as tables.",
        ["Search"] = "The first few of everything that matches.",
        ["Commitments"] = "What each party owes under an agreement, what was observed of it, and where the trend leads.",
        ["Monev"] = "Evaluations of agreements: when they are due, their scores and what was decided.",
        ["Regions"] = "Provinces, regencies and cities, how many of their workers are covered, and what they aim at.",
        ["Figures"] = "What a source says of money and people, with the source.",
        ["Audit"] = "The tamper-evident trail of all changes.",
        ["Administration"] = "Keys of programs.",
        ["Users"] = "People and their roles.",
        ["Events"] = "What happened: the ordered feed, and webhooks that hint at it.",
        ["Imports"] = "Spreadsheets brought in, with a result for each row.",
        ["Publication"] = "What is marked public.",
    };

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.CreateSchemaReferenceId = info => OpenApiSchemas.IsRestated(info.Type) ? null : ReferenceId(info.Type) ?? OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        options.AddSchemaTransformer(OpenApiSchemas.DescribeTexts);
        options.AddSchemaTransformer(OpenApiSchemas.DescribeRestated);
        options.AddSchemaTransformer(OpenApiSchemas.DropAbsentFromRequired);
        options.AddOperationTransformer(OpenApiOperations.DescribeAsync);
        options.AddDocumentTransformer(DescribeDocument);
        options.AddDocumentTransformer(OpenApiSchemas.Settle);
    });

    // A use case's types are nested in it: View of GetStatus is known outside as GetStatusView.
    private static string? ReferenceId(Type type) => type is { DeclaringType: { } useCase, IsGenericType: false } && !type.IsPrimitive ? useCase.Name + type.Name : null;

    private static Task DescribeDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Agreements", Version = "1",
            Description = """
                MoU and PKS of BPJS Ketenagakerjaan, local governments and universities: are they in force, when do they end, what follows.
                A guide with complete tasks is at [/docs/guide](/docs/guide), the codes of refusals at [/docs/problems](/docs/problems).

                **Values.** What is not known is absent in answers, never null. Civil dates are yyyy-MM-dd, both ends of a term inclusive; instants are RFC 3339 in UTC. Unknown members and parameters are refused.

                **Compatibility.** Within /api/v1 members, parameters, operations, words of enumerations and codes of problems may be added; clients ignore what they do not know. Nothing is removed, renamed or made stricter. What is to go is
                marked deprecated here and answers with the headers Deprecation (RFC 9745) and Sunset (RFC 8594) at least 12 months before it goes; anything else would come as /api/v2 beside this one.
                """,
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This installation." }];
        (document.Components ??= new OpenApiComponents()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key (agr_…) of POST /api-keys or of the verb 'keys create', or an access token of a configured OpenID Connect provider." },
            ["session"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = Security.Schemes.Cookie, Description = "A person's sign-in." },
        };
        document.Security = [Requires("bearer", document), Requires("session", document)];
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            if (Tags.TryGetValue(tag.Name ?? "", out var description)) tag.Description = description;
        return Task.CompletedTask;
    }

    private static OpenApiSecurityRequirement Requires(string scheme, OpenApiDocument document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}

/// <summary>The words of <c>{action}</c>, where they are not those of an agreement.</summary>
internal sealed record TakenActions(IReadOnlyCollection<string> Words);

/// <summary>The operation answers with an ETag by which what it answers can be changed.</summary>
/// <param name="Required">It changes what was read before, so it needs <c>If-Match</c>.</param>
internal sealed record Versioned(bool Required);

/// <summary>The merge patch of a PATCH is over these facts.</summary>
internal sealed record Patches(Type Facts);

/// <summary>It tells of several agreements: those whose rows are broken are left out, and named in a header.</summary>
internal sealed record OfAgreements;

/// <summary>A GET of which a record is kept: who has taken what.</summary>
internal sealed record Recorded;
