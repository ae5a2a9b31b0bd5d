using System.ComponentModel.DataAnnotations;

namespace Paiyi.Server.ReturnApplications;

/// <summary>What can be set about return applications, section <c>ReturnApplications</c>.</summary>
public sealed class ReturnApplicationSettings
{
    /// <summary>Days for which attachments are kept once their application is decided or withdrawn.</summary>
    [Range(1, 3650)]
    public int AttachmentsKeptDays { get; init; } = 30;
}
