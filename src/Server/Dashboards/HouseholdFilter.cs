using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;

namespace Paiyi.Server.Dashboards;

/// <summary>The households of a scope that a filter finds, the same for the list and its export.</summary>
internal static class MatchingHouseholds
{
    /// <summary>Households in which somebody of the scope lives; the filters ask about those members only.</summary>
    /// <param name="before">
    /// Households with a smaller number only. Said of their members too, or PostgreSQL reads through those of all the others first.
    /// </param>
    public static IQueryable<Household> HouseholdsMatching(
        this PaiyiDb db, Staff staff, HouseholdFilter filter, DateOnly today, long? before = null)
    {
        var members = db.PersonsIn(staff.Scope);
        if (before is not null)
            members = members.Where(p => p.HouseholdId < before);
        if (!string.IsNullOrWhiteSpace(filter.Region))
            members = members.LivingIn(filter.Region);
        if (filter.OrganisationId is { } organisation)
        {
            var roster = db.MembershipsIn(staff.Scope).Where(m => m.OrganisationId == organisation);
            members = members.Where(p => roster.Any(m => m.PersonId == p.Id));
        }

        var households = db.Households.AsNoTracking();
        if (filter.MissingToday == true)
        {
            var missing = members.WithoutDeclaration(db, today);
            households = households.Where(h => missing.Any(p => p.HouseholdId == h.Id));
        }

        if (filter.NotGreen == true)
        {
            var warned = members.Where(p => db.HealthCodes.Any(c => c.PersonId == p.Id && c.Colour != Colour.Green));
            households = households.Where(h => warned.Any(p => p.HouseholdId == h.Id));
        }

        if (!string.IsNullOrWhiteSpace(filter.Name))
        {
            var named = members.WhereNameContains(filter.Name);
            return households.Where(h => named.Any(p => p.HouseholdId == h.Id));
        }

        return filter.MissingToday == true || filter.NotGreen == true ? households : households.Where(h => members.Any(p => p.HouseholdId == h.Id));
    }
}

/// <summary>Which households.</summary>
public sealed class HouseholdFilter
{
    /// <summary>Part of the name of a member.</summary>
    [MaxLength(60)]
    public string? Name { get; init; }

    /// <summary>The path of a region; households with a member of its subtree.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }

    /// <summary>With a member on the roster of this organisation.</summary>
    public long? OrganisationId { get; init; }

    /// <summary>With a member who has not declared today.</summary>
    public bool? MissingToday { get; init; }

    /// <summary>With a member whose code is yellow or red.</summary>
    public bool? NotGreen { get; init; }
}
