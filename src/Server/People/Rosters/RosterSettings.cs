using System.ComponentModel.DataAnnotations;

namespace Paiyi.Server.People.Rosters;

/// <summary>What can be set about rosters, section <c>Rosters</c>.</summary>
public sealed class RosterSettings
{
    /// <summary>Days for which an uploaded file and its marked copy are kept once its import is over.</summary>
    [Range(1, 3650)]
    public int FilesKeptDays { get; init; } = 30;
}
