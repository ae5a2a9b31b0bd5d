using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Platform.Exports;

/// <summary>Puts an export beside a list: <c>/persons/export</c> and <c>/persons/export/columns</c> beside <c>/persons</c>.</summary>
public static class ExportRoutes
{
    /// <summary>
    /// Maps both. <paramref name="handle"/> binds the same filters as the list and returns an
    /// <see cref="IAsyncEnumerable{TRow}"/> in key order, or a refusal; what it is called in stands in the audit trail.
    /// </summary>
    public static RouteGroupBuilder MapExport<TRow>(this RouteGroupBuilder group, string path, ListColumns<TRow> columns, Delegate handle)
    {
        var action = handle.Method.DeclaringType!.Name;
        var export = group.MapGroup($"{path}/export");
#pragma warning disable RDG002 // The handlers of exports are known where they are named, not here: they are bound at the start.
        export.MapGet("", handle)
#pragma warning restore RDG002
            .WithMetadata(new ExportMetadata(columns.Key, [.. columns.Select(c => c.Key)]))
            .AddEndpointFilter(async (context, next) => await next(context) switch
            {
                IAsyncEnumerable<TRow> rows => new ExportedList<TRow>(action, columns, rows),
                var other => other,
            })
            .Produces<byte[]>(StatusCodes.Status200OK, ExportFormat.All[0].ContentType, "text/csv")
            .AddOpenApiOperationTransformer((operation, _, _) => Describe(operation, columns));
        export.MapGet("/columns", () => ColumnsOf(columns)).WithMetadata(new OperationName($"{action}Columns"))
            .WithSummary("Names the columns that the export offers.");
        return export;
    }

    private static Ok<ExportColumns> ColumnsOf<TRow>(ListColumns<TRow> columns) =>
        TypedResults.Ok(new ExportColumns(columns.Key, [.. columns.Select(c => new ExportColumn(c.Key, c.Zh, c.En, c.Personal))], columns.Levels));

    private static Task Describe<TRow>(OpenApiOperation operation, ListColumns<TRow> columns)
    {
        operation.Summary ??= $"Exports the list '{columns.Key}' as a file; every export stands in the audit trail.";
        operation.Parameters ??= [];
        operation.Parameters.Add(Parameter("format", "The kind of file: xlsx, which is meant when it is absent, or csv."));
        operation.Parameters.Add(Parameter("columns", "Keys of the columns, separated by commas, in the order wanted; all when absent."));
        operation.Parameters.Add(Parameter("level", "How much of persons it shows: masked, which is meant when it is absent, or pseudonymised."));
        return Task.CompletedTask;
    }

    private static OpenApiParameter Parameter(string name, string description) => new()
    {
        Name = name, In = ParameterLocation.Query, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}

/// <summary>Marks the route that answers with a list's file.</summary>
internal sealed record ExportMetadata(string List, string[] Columns);

/// <summary>A column that an export can have.</summary>
/// <param name="Personal">What of a person it says; a pseudonymised file leaves out numbers and free text.</param>
public sealed record ExportColumn(string Key, string Zh, string En, Personal Personal);

/// <summary>The columns that an export can have, in their usual order.</summary>
/// <param name="List">The list's key, such as <c>persons</c>: sets of columns are kept under it.</param>
/// <param name="Levels">How much of persons its files can show, the usual level first.</param>
public sealed record ExportColumns(string List, IReadOnlyList<ExportColumn> Columns, IReadOnlyList<PersonalLevel> Levels);
