using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Some persons of a bulk action, in one transaction.</summary>
/// <param name="Scope">What whoever began the action may see now.</param>
internal sealed record BulkBatch(PaiyiDb Db, BulkAction Action, Scope Scope, IReadOnlyList<BulkActionItem> Items, DateTimeOffset Now)
{
    public BulkParameters Parameters { get; } = BulkParameters.Of(Action);

    public long[] PersonIds { get; } = [.. Items.Select(i => i.PersonId)];

    /// <summary>Those of the persons who are within the scope.</summary>
    public Task<Dictionary<long, Person>> PersonsAsync(CancellationToken ct) =>
        Db.PersonsIn(Scope).Where(p => PersonIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);

    /// <summary>Those of the persons who stand on the roster, which is within the scope.</summary>
    public Task<Dictionary<long, Membership>> MembershipsAsync(CancellationToken ct) =>
        Db.MembershipsIn(Scope).Where(m => m.OrganisationId == Action.OrganisationId && PersonIds.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, ct);

    /// <summary>Those who are on another roster too, of whom an organisation may change nothing.</summary>
    public async Task<HashSet<long>> KeptElsewhereAsync(CancellationToken ct) => Scope.OrganisationId is not { } own
        ? []
        : await Db.Memberships.Where(m => PersonIds.Contains(m.PersonId) && m.LeftAt == null && m.OrganisationId != own)
            .Select(m => m.PersonId).Distinct().ToHashSetAsync(ct);

    /// <summary>Adds what follows from a change of a person's facts.</summary>
    public void Follow(long personId) =>
        Db.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = personId, DueAt = Now });

    /// <summary>Writes into the trail of a person what a single such deed would have written.</summary>
    public void Record(string action, Person person, string field, string? before, string? after) =>
        Record(action, person.Id, new AuditChange("person", $"{person.Id}", field, before, after));

    /// <inheritdoc cref="Record(string, Person, string, string?, string?)"/>
    public void Record(string action, Membership membership, string field, string? before, string? after) =>
        Record(action, membership.PersonId, new AuditChange("membership", $"{membership.OrganisationId}/{membership.PersonId}", field, before, after));

    private void Record(string action, long personId, AuditChange change) =>
        Db.Add(AuditTrail.EntryOf(Action.StaffId, Now, action, personId, new { bulkAction = Action.Id }, change));
}
