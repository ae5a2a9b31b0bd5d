using System.Globalization;

namespace Paiyi.Server.Platform.Live;

/// <summary>Where something changed. A listener has one place of its own and hears what happens there, and nothing else.</summary>
public static class LivePlace
{
    private const string RegionPrefix = "r:";

    /// <summary>A region by its path; a listener at a region hears its whole subtree.</summary>
    public static string Region(string path) => RegionPrefix + path;

    public static string Organisation(long id) => string.Create(CultureInfo.InvariantCulture, $"o:{id}");

    public static string Checkpoint(long id) => string.Create(CultureInfo.InvariantCulture, $"c:{id}");

    /// <summary>The place itself and, for a region, every one above it.</summary>
    internal static IEnumerable<string> Upwards(string place)
    {
        if (!place.StartsWith(RegionPrefix, StringComparison.Ordinal))
        {
            yield return place;
            yield break;
        }

        for (var slash = place.IndexOf('/'); slash >= 0; slash = place.IndexOf('/', slash + 1))
            yield return place[..(slash + 1)];
    }
}

/// <summary>How the places of changed rows are found: a query with their ids as <c>$1</c> that answers places.</summary>
public sealed record LiveSource(string Sql);
