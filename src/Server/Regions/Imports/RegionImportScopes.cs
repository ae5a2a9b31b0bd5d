using Paiyi.Server.Data;

namespace Paiyi.Server.Regions.Imports;

/// <summary>Which imports of divisions a caller may see. The only place where they are cut.</summary>
internal static class RegionImportScopes
{
    public static IQueryable<RegionImport> RegionImportsIn(this PaiyiDb db, Scope scope) =>
        db.RegionImports.Where(i => i.RegionPath.StartsWith(scope.RegionPath!));
}
