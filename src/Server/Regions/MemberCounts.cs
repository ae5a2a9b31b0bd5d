using Paiyi.Server.Data;

namespace Paiyi.Server.Regions;

/// <summary>How many people stand on each organisation's roster today; the register of persons answers. None is left out of the answer.</summary>
public delegate Task<Dictionary<long, int>> MemberCounts(PaiyiDb db, IReadOnlyCollection<long> organisationIds, CancellationToken ct);
