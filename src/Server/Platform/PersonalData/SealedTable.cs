namespace Paiyi.Server.Platform.PersonalData;

/// <summary>A table with a 64-bit key <c>id</c> and encrypted columns, as a module registers it for the rotation of keys.</summary>
public sealed record SealedTable(string Name, IReadOnlyList<(string Column, Purpose Purpose)> Columns)
{
    /// <summary>Rows that are rewritten in one transaction.</summary>
    public int BatchSize { get; init; } = 500;
}

public static class SealedTables
{
    public static void AddSealedTable(this IServiceCollection services, string name, params (string Column, Purpose Purpose)[] columns) =>
        services.AddSingleton(new SealedTable(name, columns));
}
