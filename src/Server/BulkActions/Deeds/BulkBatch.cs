using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Some items of a bulk action, in one transaction.</summary>
/// <param name="By">Whoever began the action, or undoes it, as they may see and do now.</param>
internal sealed record BulkBatch(PaiyiDb Db, BulkAction Action, Staff By, IReadOnlyList<BulkItem> Items, DateTimeOffset Now, IServiceProvider Services)
{
    private readonly List<Func<Task>> _afterwards = [];

    public BulkParameters Parameters { get; } = BulkParameters.Of(Action);

    public Scope Scope => By.Scope;

    public long[] Ids { get; } = [.. Items.Select(i => i.SubjectId)];

    /// <summary>Done once the transaction is committed; what must not be lost stands in the outbox besides.</summary>
    public void Afterwards(Func<Task> work) => _afterwards.Add(work);

    public async Task CommittedAsync()
    {
        foreach (var work in _afterwards)
            await work();
    }

    /// <summary>Does it to each item whose subject is there still. The deed finishes the item, or says why it passes it over.</summary>
    public async Task EachAsync<T>(IReadOnlyDictionary<long, T> found, Refusal missing, Func<BulkItem, T, Task<Refusal?>> deed)
    {
        foreach (var item in Items)
        {
            if ((found.TryGetValue(item.SubjectId, out var subject) ? await deed(item, subject) : missing) is { } refusal)
                item.Pass(refusal.Code);
        }
    }

    /// <summary>Gives each item back whose subject is there still and for which the deed says that it did.</summary>
    public async Task EachBackAsync<T>(IReadOnlyDictionary<long, T> found, Func<BulkItem, T, Task<bool>> undo)
    {
        foreach (var item in Items)
            item.GiveBack(found.TryGetValue(item.SubjectId, out var subject) && await undo(item, subject));
    }

    /// <summary>Those of the persons who are within the scope.</summary>
    public Task<Dictionary<long, Person>> PersonsAsync(CancellationToken ct) =>
        Db.PersonsIn(Scope).Where(p => Ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);

    /// <summary>Those of the persons who stand on the roster, which is within the scope.</summary>
    public Task<Dictionary<long, Membership>> MembershipsAsync(CancellationToken ct) =>
        Db.MembershipsIn(Scope).Where(m => m.OrganisationId == Action.OrganisationId && Ids.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, ct);

    /// <summary>Those who are on another roster too, of whom an organisation may change nothing.</summary>
    public async Task<HashSet<long>> KeptElsewhereAsync(CancellationToken ct) => Scope.OrganisationId is not { } own
        ? []
        : await Db.Memberships.Where(m => Ids.Contains(m.PersonId) && m.LeftAt == null && m.OrganisationId != own)
            .Select(m => m.PersonId).Distinct().ToHashSetAsync(ct);

    /// <summary>Adds what follows from a change of a person's facts.</summary>
    public void Follow(long personId) =>
        Db.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = personId, DueAt = Now });

    /// <summary>Writes into the trail of a person what a single such deed would have written.</summary>
    public void Record(string action, Person person, string field, string? before, string? after) =>
        Record(action, new AuditChange("person", $"{person.Id}", field, before, after), personId: person.Id);

    /// <inheritdoc cref="Record(string, Person, string, string?, string?)"/>
    public void Record(string action, Membership membership, string field, string? before, string? after) =>
        Record(action, new AuditChange("membership", $"{membership.OrganisationId}/{membership.PersonId}", field, before, after), personId: membership.PersonId);

    /// <summary>Writes into the trail what a single such deed would have written.</summary>
    public void Record(string action, AuditChange change, string? reason = null, long? personId = null) =>
        Db.Add(AuditTrail.EntryOf(By.Id, Now, action, new { bulkAction = Action.Id, id = personId is null ? change.Id : null }, [change], personId, reason));
}
