using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Regions.Imports.Checking;

/// <summary>The part of the division tree that an import may change: what lies below its region.</summary>
internal sealed class RegionTree
{
    private readonly Region[] _byPath;
    private readonly Dictionary<int, Region> _byId;

    private RegionTree(List<Region> regions, Region root)
    {
        Root = root;
        Current = regions.Where(r => r.ValidTo is null).ToDictionary(r => r.Code);
        Ended = regions.Where(r => r.ValidTo is not null).ToLookup(r => r.Code, r => (r.ValidFrom, r.ValidTo!.Value));
        _byId = Current.Values.ToDictionary(r => r.Id);
        _byPath = [.. Current.Values.OrderBy(r => r.Path, StringComparer.Ordinal)];
        var versions = string.Join(',', regions.OrderBy(r => r.Id).Select(r => $"{r.Id}:{r.Version}"));
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(versions)))[..32];
    }

    public Region Root { get; }

    /// <summary>Those in use whose end is not known, by code.</summary>
    public Dictionary<string, Region> Current { get; }

    /// <summary>When codes were in use that no longer are, or soon will not be.</summary>
    public ILookup<string, (DateOnly From, DateOnly To)> Ended { get; }

    /// <summary>Another one means that somebody has changed something.</summary>
    public string Fingerprint { get; }

    /// <summary>In the order of their paths, parents before children.</summary>
    public IReadOnlyList<Region> InOrder => _byPath;

    public Region? ParentOf(Region region) => region.ParentId is { } id ? _byId.GetValueOrDefault(id) : null;

    public IEnumerable<Region> Below(Region region) => _byPath
        .Skip(Array.BinarySearch(_byPath, region, Comparer<Region>.Create((a, b) => string.CompareOrdinal(a.Path, b.Path))) + 1)
        .TakeWhile(r => r.Path.StartsWith(region.Path, StringComparison.Ordinal));

    /// <summary>Null when the root itself is no longer in use.</summary>
    public static async Task<RegionTree?> ReadAsync(PaiyiDb db, string path, CancellationToken ct)
    {
        var regions = await db.Regions.AsNoTracking().Where(r => r.Path.StartsWith(path)).ToListAsync(ct);
        return regions.SingleOrDefault(r => r.Path == path && r.ValidTo is null) is { } root ? new RegionTree(regions, root) : null;
    }
}
