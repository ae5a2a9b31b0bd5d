using System.ComponentModel.DataAnnotations;

namespace Paiyi.Server.Platform.Jobs;

/// <summary>What can be set about background jobs, section <c>Jobs</c>.</summary>
public sealed class JobSettings
{
    /// <summary>Seconds after which the job of a process that has fallen silent is given to another; it makes itself heard five times in between.</summary>
    [Range(5, 3600)]
    public int LostAfterSeconds { get; init; } = 30;
}
