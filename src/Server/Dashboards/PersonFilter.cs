using System.ComponentModel.DataAnnotations;
using Paiyi.Server.HealthCodes;

namespace Paiyi.Server.Dashboards;

/// <summary>Which persons.</summary>
public sealed class PersonFilter
{
    /// <summary>Part of the name.</summary>
    [MaxLength(60)]
    public string? Name { get; init; }

    /// <summary>The path of a region; persons of its subtree.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }

    /// <summary>On the roster of this organisation.</summary>
    public long? OrganisationId { get; init; }

    /// <summary>With <see cref="OrganisationId"/>: also on the rosters of all organisations that belong to it.</summary>
    public bool? WithSubordinates { get; init; }

    /// <summary>In this class, department or building.</summary>
    [MaxLength(60)]
    public string? Group { get; init; }

    public Colour? Colour { get; init; }

    /// <summary>Whether there is a declaration for today.</summary>
    public bool? DeclaredToday { get; init; }

    /// <summary>Of these persons only.</summary>
    [MaxLength(1000)]
    public long[]? Ids { get; init; }
}
