using Paiyi.Server.Platform.Live;

namespace Paiyi.Server.Regions;

/// <summary>Who hears of an organisation: itself, and the regions above it.</summary>
public static class LiveOrganisations
{
    public static readonly LiveSource Source = new(
        "SELECT unnest(ARRAY['o:' || id, 'r:' || region_path]) FROM organisations WHERE id = ANY($1)");
}
