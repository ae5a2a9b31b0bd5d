namespace Paiyi.Server.Platform.PersonalData;

/// <summary>A table with a 64-bit key <c>id</c> and encrypted columns, as a module registers it for the rotation of keys.</summary>
public sealed record SealedTable(string Name, IReadOnlyList<(string Column, Purpose Purpose)> Columns);

public static class SealedTables
{
    public static void AddSealedTable(this IServiceCollection services, string name, params (string Column, Purpose Purpose)[] columns) =>
        services.AddSingleton(new SealedTable(name, columns));
}
