using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Deeds;
using Paiyi.Server.BulkActions.Jobs;
using Paiyi.Server.Dashboards;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>
/// Begins one deed for many persons: those named, or everybody whom a filter finds at this moment. A job does it; who has
/// left the scope until then is passed over.
/// </summary>
public static class StartBulkAction
{
    public const int Most = 100_000;

    public static async Task<Results<Accepted<StartedBulkAction>, Refusal>> Handle(
        StartBulkActionRequest request, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (!staff.Can(request.Kind == BulkActionKind.Remind ? Permission.DeclarationsRemind : Permission.PersonsWrite)
            || (request.Kind == BulkActionKind.Archive && staff.Scope.IsOrganisation))
            return PlatformProblems.NotPermitted;
        if (request.PersonIds is null == request.Filter is null)
            return BulkActionProblems.Selection;
        var organisation = staff.Scope.OrganisationId ?? request.OrganisationId;
        if (await RefuseAsync(request, staff, organisation, db, ct) is { } refusal)
            return refusal;

        var persons = request.PersonIds is { } ids
            ? db.PersonsIn(staff.Scope).Where(p => ids.Contains(p.Id))
            : db.PersonsMatching(staff, request.Filter!, clock.Today());
        var chosen = await persons.Select(p => p.Id).Take(Most + 1).ToListAsync(ct);
        if (chosen.Count is 0 or > Most)
            return chosen.Count == 0 ? BulkActionProblems.Nobody : BulkActionProblems.TooMany;

        var action = new BulkAction
        {
            StaffId = staff.Id, Kind = request.Kind, Parameters = request.ToParameters().ToJson(), Status = BulkActionStatus.Running,
            OrganisationId = request.Kind is BulkActionKind.MoveGroup or BulkActionKind.LeaveRoster ? organisation : null,
            Total = chosen.Count, QueuedAt = clock.GetUtcNow(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Add(action);
        await db.SaveChangesAsync(ct);
        var items = chosen.ConvertAll(id => new BulkActionItem { ActionId = action.Id, PersonId = id });
        await new BinaryCopy<BulkActionItem>(db.Model).WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), items, ct);
        db.Add(new OutboxRow { Kind = RunBulkAction.OutboxKind, Subject = action.Id, DueAt = action.QueuedAt });
        db.Add(audit.Entry(nameof(StartBulkAction), detail: new { action = action.Id, request.Kind, persons = action.Total }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Accepted((string?)null, new StartedBulkAction(action.Id, action.Total));
    }

    private static async Task<Refusal?> RefuseAsync(StartBulkActionRequest request, Staff staff, long? organisation, PaiyiDb db, CancellationToken ct)
    {
        switch (request.Kind)
        {
            case BulkActionKind.MoveGroup or BulkActionKind.LeaveRoster when organisation is null:
                return BulkActionProblems.OrganisationNeeded;
            case BulkActionKind.MoveGroup or BulkActionKind.LeaveRoster when !await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == organisation, ct):
                return PersonProblems.OrganisationUnknown;
            case BulkActionKind.MoveGroup when string.IsNullOrWhiteSpace(request.Group):
                return BulkActionProblems.GroupNeeded;
            case BulkActionKind.Remind when request.Channel is null:
                return BulkActionProblems.ChannelNeeded;
            case BulkActionKind.SetAttribute:
                var refusals = new List<Refusal>();
                await SetAttributes.CheckAsync(db, request.ToParameters(), refusals, ct);
                return refusals.Count > 0 ? Refusal.OfFields(refusals) : null;
            default:
                return null;
        }
    }
}

/// <summary>What to do with whom: with the persons named, or with everybody whom the filter finds.</summary>
/// <param name="OrganisationId">Whose roster, where a roster is changed; the organisation console's is its own.</param>
/// <param name="Value">The attribute's value as a form sends it; empty takes it away.</param>
public sealed record StartBulkActionRequest(
    BulkActionKind Kind,
    [property: MaxLength(1000)] long[]? PersonIds,
    PersonFilter? Filter,
    long? OrganisationId,
    [property: MaxLength(60)] string? Group,
    [property: MaxLength(60)] string? Attribute,
    [property: MaxLength(400)] string? Value,
    ReminderChannel? Channel)
{
    internal BulkParameters ToParameters() => Kind switch
    {
        BulkActionKind.MoveGroup => new(Group: Group?.Trim()),
        BulkActionKind.SetAttribute => new(Attribute: Attribute, Value: Value),
        BulkActionKind.Remind => new(Channel: Channel),
        _ => new(),
    };
}

/// <summary>The action that was begun, and for how many; ask for its progress by the id.</summary>
public sealed record StartedBulkAction(long Id, int Total);
