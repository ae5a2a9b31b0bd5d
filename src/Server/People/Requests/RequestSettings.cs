using System.ComponentModel.DataAnnotations;

namespace Paiyi.Server.People.Requests;

/// <summary>What can be set about requests of residents, section <c>Requests</c>.</summary>
public sealed class RequestSettings
{
    /// <summary>Days for which the picture of a proof is kept once its request is decided or withdrawn.</summary>
    [Range(1, 3650)]
    public int ProofsKeptDays { get; init; } = 30;
}
