namespace Paiyi.Server.Platform.Live;

/// <summary>What a page can be told has changed; its number is a bit of a mask.</summary>
public enum LiveTopic
{
    Declarations,
    HealthCodes,
    Passages,
    Imports,
    Notices,
    Jobs,

    /// <summary>What residents ask of the register.</summary>
    Requests,
    ReturnApplications,

    /// <summary>What those who have a role may do.</summary>
    Rights,
    Tests,
}

/// <summary>A set of topics, one bit each.</summary>
internal static class LiveTopics
{
    private static readonly LiveTopic[] All = Enum.GetValues<LiveTopic>();

    public static int Mask(params ReadOnlySpan<LiveTopic> topics)
    {
        var mask = 0;
        foreach (var topic in topics)
            mask |= 1 << (int)topic;
        return mask;
    }

    public static IEnumerable<LiveTopic> In(int mask) => All.Where(t => (mask & (1 << (int)t)) != 0);

    /// <summary>As pages know it: <c>healthCodes</c>.</summary>
    public static string Name(LiveTopic topic) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(topic.ToString());
}
