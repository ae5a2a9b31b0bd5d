using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Regions;

/// <summary>Which organisations belong to which. What somebody sees of it is cut by scope as everything else.</summary>
public static class OrganisationTree
{
    public const int MostLevels = 8;

    /// <summary>An organisation of the scope and those of the scope that belong to it, at every level; none when it is not of the scope.</summary>
    public static IQueryable<Organisation> OrganisationsWithBelow(this PaiyiDb db, Scope scope, long id)
    {
        var all = db.Organisations.FromSql(
            $"""
            WITH RECURSIVE below AS (
                SELECT id FROM organisations WHERE id = {id}
                UNION SELECT o.id FROM below b JOIN organisations o ON o.parent_id = b.id)
            SELECT o.*, o.xmin FROM organisations o JOIN below b ON b.id = o.id
            """);
        return all.In(scope).Where(o => o.ArchivedAt == null && db.Organisations.In(scope).Any(root => root.Id == id));
    }

    /// <summary>Those that belong to none that the scope contains.</summary>
    public static IQueryable<Organisation> Topmost(this IQueryable<Organisation> organisations, PaiyiDb db, Scope scope) =>
        organisations.Where(o => o.ParentId == null || !db.Organisations.In(scope).Any(parent => parent.Id == o.ParentId));
}
