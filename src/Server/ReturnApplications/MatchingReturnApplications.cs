using System.ComponentModel.DataAnnotations;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;

namespace Paiyi.Server.ReturnApplications;

/// <summary>The return applications of a scope that a filter finds, the same for the list, its export and what is done to all of them.</summary>
internal static class MatchingReturnApplications
{
    public static IQueryable<ReturnApplication> ReturnApplicationsMatching(this PaiyiDb db, Staff staff, ReturnApplicationFilter filter)
    {
        var applications = db.ReturnApplicationsIn(staff.Scope);
        if (filter.State is { } state)
            applications = applications.Where(a => a.State == state);
        if (filter.Kind is { } kind)
            applications = applications.Where(a => a.Kind == kind);
        if (filter.OrganisationId is { } organisation)
            applications = applications.Where(a => a.OrganisationId == organisation);
        if (!string.IsNullOrEmpty(filter.Region))
            applications = applications.Where(a => db.Organisations.Any(o => o.Id == a.OrganisationId && o.RegionPath.StartsWith(filter.Region)));
        if (filter.From is { } from)
            applications = applications.Where(a => a.From >= from);
        if (filter.To is { } to)
            applications = applications.Where(a => a.From <= to);
        return applications;
    }
}

/// <summary>Which return applications, by the first day.</summary>
public sealed class ReturnApplicationFilter
{
    public ReturnState? State { get; init; }

    public ReturnKind? Kind { get; init; }

    public long? OrganisationId { get; init; }

    /// <summary>The path of a region; the organisations in it and below it.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}
