using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Resident;

/// <summary>
/// Lists who looked at, took along or changed a person's data, for the person. The office is named, not the officer.
/// An export names no persons; those of the person's own offices are listed as what they are: they may hold the person.
/// </summary>
public static class ListDataUses
{
    /// <summary>Exports whose rows are persons.</summary>
    private static readonly string[] Exports =
    [
        "ExportPersons", "ExportDeclarations", "ExportMissingDeclarations", "ExportHealthCodes", "ExportHouseholds", "ExportColourChanges", "ExportPassages", "ExportTests",
        "ExportMarks", "DownloadAnnotatedRoster",
    ];

    public static async Task<Results<Ok<Page<DataUse>>, Refusal>> Handle(
        long personId, [AsParameters] PageRequest page, Citizen citizen, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var person = await db.PersonsOf(citizen, clock.Today()).AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null)
            return PersonProblems.NotFound;
        var exporters = Exporters(db, person);
        var entries = db.AuditEntries.AsNoTracking().Where(a => a.StaffId != null
            && (a.PersonId == personId || (a.PersonId == null && Exports.Contains(a.Action) && exporters.Any(s => s.Id == a.StaffId))));
        var rows = await entries.ToPageAsync(page, a => a.Id, a => new Entry(a.Id, a.At, a.Action,
            db.StaffAccounts.Where(s => s.Id == a.StaffId).SelectMany(s => db.Organisations.Where(o => o.Id == s.OrganisationId)).Select(o => o.Name).FirstOrDefault(),
            db.StaffAccounts.Where(s => s.Id == a.StaffId).SelectMany(s => db.Regions.Where(r => r.Id == s.RegionId)).Select(r => r.Name).FirstOrDefault()),
            e => e.Id, ct);
        return TypedResults.Ok(new Page<DataUse>(
            [.. rows.Items.Select(e => new DataUse(e.Id, e.At, KindOf(e.Action), e.Organisation, e.Region))], rows.NextCursor));
    }

    /// <summary>Staff whose scope holds the person today.</summary>
    private static IQueryable<StaffAccount> Exporters(PaiyiDb db, Person person)
    {
        var organisations = db.Memberships.Where(m => m.PersonId == person.Id && m.LeftAt == null).Select(m => (long?)m.OrganisationId);
        var regions = db.Regions.Where(r => person.RegionPath.StartsWith(r.Path)).Select(r => (int?)r.Id);
        return db.StaffAccounts.Where(s => organisations.Contains(s.OrganisationId) || regions.Contains(s.RegionId));
    }

    private static DataUseKind KindOf(string action) => action switch
    {
        "GetPerson" or "GetDuplicate" or "GetRequest" or "GetRequestProof" => DataUseKind.Viewed,
        "RevealPerson" => DataUseKind.NumbersSeen,
        "LookUpPerson" => DataUseKind.LookedUp,
        _ when Exports.Contains(action) => DataUseKind.Exported,
        _ => DataUseKind.Changed,
    };

    private sealed record Entry(long Id, DateTimeOffset At, string Action, string? Organisation, string? Region);
}

/// <summary>What was done with somebody's data.</summary>
public enum DataUseKind
{
    Viewed,
    NumbersSeen,
    LookedUp,

    /// <summary>A list was taken along that may hold the person.</summary>
    Exported,
    Changed,
}

/// <summary>One look at a person's data, or one change of it.</summary>
/// <param name="Organisation">The office, when it belongs to an organisation; else <paramref name="Region"/> is set.</param>
public sealed record DataUse(long Id, DateTimeOffset At, DataUseKind Kind, string? Organisation, string? Region);
