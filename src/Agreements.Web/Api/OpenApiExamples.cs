using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

/// <summary>What is sent and answered in a real day in Jambi: a file for each operation, recorded from the program and kept right by a test.</summary>
internal static class OpenApiExamples
{
    private const string Folder = "examples/";

    /// <summary>Null = the operation has none.</summary>
    public static JsonNode? Of(string? operationId)
    {
        using var file = typeof(OpenApiExamples).Assembly.GetManifestResourceStream($"{Folder}{operationId}.json");
        return file is null ? null : JsonNode.Parse(file);
    }

    public static void Show(OpenApiOperation operation)
    {
        if (Of(operation.OperationId) is not { } example) return;
        if (example["request"] is { } request)
            foreach (var content in operation.RequestBody?.Content?.Values ?? []) content.Example = request.DeepClone();
        var status = example["status"]!.GetValue<int>().ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (operation.Responses is { } responses && responses.TryGetValue(status, out var response) && response.Content is { } answers && answers.TryGetValue("application/json", out var answer))
            answer.Example = example["response"]!.DeepClone();
    }
}
