using Paiyi.Server.Platform.Live;

namespace Paiyi.Server.People;

/// <summary>Who hears of a person: the regions above the home, and every organisation whose roster the person stands on.</summary>
public static class LivePersons
{
    public static readonly LiveSource Source = new(
        """
        SELECT 'r:' || region_path FROM persons WHERE id = ANY($1)
        UNION SELECT 'o:' || organisation_id FROM memberships WHERE person_id = ANY($1) AND left_at IS NULL
        """);
}
