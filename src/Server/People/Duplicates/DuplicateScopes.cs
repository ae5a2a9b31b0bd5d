using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Duplicates;

/// <summary>Which pairs a scope contains: those of whom it contains both, and those that were merged within it.</summary>
internal static class DuplicateScopes
{
    public static IQueryable<PossibleDuplicate> DuplicatesIn(this PaiyiDb db, Scope scope, DuplicateState? state = null)
    {
        var persons = db.PersonsIn(scope);
        // Of a merged pair one is archived, so it lies where the merge was done; its survivor must be there still, or
        // whoever that one was merged into since.
        var merges = scope.OrganisationId is { } own
            ? db.PersonMerges.Where(m => m.OrganisationId == own)
            : db.PersonMerges.Where(m => m.RegionPath!.StartsWith(scope.RegionPath!) || db.Organisations.Any(o => o.Id == m.OrganisationId && o.RegionPath.StartsWith(scope.RegionPath!)));
        var merged = db.PossibleDuplicates.Where(d => d.State == DuplicateState.Merged
            && merges.Any(m => m.PairId == d.Id && m.UndoneAt == null && db.Persons.Any(s => s.Id == m.SurvivorId && persons.Any(p => p.Id == (s.MergedIntoId ?? s.Id)))));
        var others = db.PossibleDuplicates.Where(d => d.State != DuplicateState.Merged && persons.Any(p => p.Id == d.LowId) && persons.Any(p => p.Id == d.HighId));
        return state switch
        {
            null => others.Concat(merged),
            DuplicateState.Merged => merged,
            { } wanted => others.Where(d => d.State == wanted),
        };
    }
}
