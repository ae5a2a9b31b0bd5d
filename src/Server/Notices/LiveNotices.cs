using Paiyi.Server.Platform.Live;

namespace Paiyi.Server.Notices;

/// <summary>Who hears of an officer's notice: the scope that it was written in, and the regions above it.</summary>
internal static class LiveNotices
{
    public static readonly LiveSource Source = new(
        """
        SELECT 'o:' || organisation_id FROM officer_notices WHERE id = ANY($1) AND organisation_id IS NOT NULL
        UNION SELECT 'r:' || coalesce(n.region_path, o.region_path) FROM officer_notices n LEFT JOIN organisations o ON o.id = n.organisation_id
            WHERE n.id = ANY($1)
        """);
}
