using Paiyi.Server.Platform.Live;

namespace Paiyi.Server.People.Requests;

/// <summary>Who hears of a request: the regions whose officers decide it, and every organisation whose roster the person it is about stands on.</summary>
internal static class LiveRequests
{
    public static readonly LiveSource Source = new(
        """
        SELECT 'r:' || region_path FROM person_requests WHERE id = ANY($1)
        UNION SELECT 'o:' || m.organisation_id FROM person_requests r
            JOIN memberships m ON m.person_id = coalesce(r.person_id, r.applicant_id) AND m.left_at IS NULL WHERE r.id = ANY($1)
        """);
}
