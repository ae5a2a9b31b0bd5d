using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;

namespace Paiyi.Server.Regions;

/// <summary>The organisations of a scope that a filter finds, the same for the list, its export and what is done to all of them.</summary>
internal static class MatchingOrganisations
{
    public static IQueryable<Organisation> OrganisationsMatching(this PaiyiDb db, Staff staff, OrganisationFilter filter)
    {
        var organisations = db.Organisations.In(staff.Scope);
        organisations = filter.Archived == true ? organisations.Where(o => o.ArchivedAt != null) : organisations.Where(o => o.ArchivedAt == null);
        if (!string.IsNullOrWhiteSpace(filter.Name))
        {
            var part = Likeness.Containing(filter.Name);
            organisations = organisations.Where(o => EF.Functions.ILike(o.Name, part, "\\"));
        }

        if (filter.Kind is { } kind)
            organisations = organisations.Where(o => o.Kind == kind);
        if (!string.IsNullOrWhiteSpace(filter.Region))
            organisations = organisations.Where(o => o.RegionPath.StartsWith(filter.Region));
        if (filter.ParentId is { } parent)
        {
            var parents = db.Organisations.In(staff.Scope).Where(p => p.Id == parent);
            organisations = organisations.Where(o => parents.Any(p => p.Id == o.ParentId));
        }

        if (filter.UnderId is { } top)
        {
            var below = db.OrganisationsWithBelow(staff.Scope, top);
            organisations = organisations.Where(o => o.Id != top && below.Any(b => b.Id == o.Id));
        }

        if (filter.Topmost == true)
            organisations = organisations.Topmost(db, staff.Scope);
        return organisations;
    }
}

/// <summary>Which organisations.</summary>
public sealed class OrganisationFilter
{
    /// <summary>Part of the name.</summary>
    [MaxLength(120)]
    public string? Name { get; init; }

    public OrganisationKind? Kind { get; init; }

    /// <summary>The path of a region; organisations of its subtree.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }

    /// <summary>Those that belong directly to this organisation.</summary>
    public long? ParentId { get; init; }

    /// <summary>Those that belong to this organisation, at every level.</summary>
    public long? UnderId { get; init; }

    /// <summary>Those that belong to none of the caller's scope.</summary>
    public bool? Topmost { get; init; }

    /// <summary>Those that no longer work with the system, instead of those that do.</summary>
    public bool? Archived { get; init; }
}
