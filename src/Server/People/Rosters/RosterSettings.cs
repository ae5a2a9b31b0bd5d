using System.ComponentModel.DataAnnotations;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.People.Rosters;

/// <summary>What can be set about rosters, section <c>Rosters</c>.</summary>
public sealed class RosterSettings
{
    /// <summary>Days for which an uploaded file and its marked copy are kept once its import is over.</summary>
    [Range(1, 3650)]
    public int FilesKeptDays { get; init; } = 30;

    /// <summary>The largest file that is received, in MiB. Browsers are told <see cref="ImportSheet.MaxBytes"/>; the command line sets more.</summary>
    [Range(1, 1 << 20)]
    public int LargestFile { get; init; } = (int)(ImportSheet.MaxBytes >> 20);
}
