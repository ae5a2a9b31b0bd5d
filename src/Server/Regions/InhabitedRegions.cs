using Paiyi.Server.Data;

namespace Paiyi.Server.Regions;

/// <summary>Which of the regions persons or households stand in; the register of persons answers.</summary>
public delegate Task<HashSet<int>> InhabitedRegions(PaiyiDb db, IReadOnlyCollection<int> regionIds, CancellationToken ct);
