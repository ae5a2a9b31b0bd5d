using System.ComponentModel.DataAnnotations;

namespace Paiyi.Server.Exports;

/// <summary>What can be set about exports, section <c>Exports</c>.</summary>
public sealed class ExportSettings
{
    /// <summary>Hours for which the file of a job can be downloaded.</summary>
    [Range(1, 24 * 30)]
    public int KeptHours { get; init; } = 24;

    /// <summary>Exports of one account that may wait or run in the background.</summary>
    [Range(1, 100)]
    public int MostAtOnce { get; init; } = 3;
}
