using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Deeds;
using Paiyi.Server.Dashboards;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>Begins one deed for many persons: those named, or everybody whom a filter finds at this moment.</summary>
public static class StartBulkAction
{
    public static async Task<Results<Accepted<StartedBulkAction>, Refusal>> Handle(
        StartBulkActionRequest request, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (BeginningBulkActions.Refuse(staff, BulkSubject.Person, request.Kind, request.PersonIds, request.Filter) is { } closed)
            return closed;
        var organisation = staff.Scope.OrganisationId ?? request.OrganisationId;
        if (await RefuseAsync(request, staff, organisation, db, ct) is { } refusal)
            return refusal;

        var roster = request.Kind is BulkActionKind.MoveGroup or BulkActionKind.LeaveRoster ? organisation : null;
        var action = BeginningBulkActions.Action(staff, request.Kind, request.ToParameters(), clock.GetUtcNow(), organisationId: roster);
        var persons = request.PersonIds is { } ids
            ? db.PersonsIn(staff.Scope).Where(p => ids.Contains(p.Id))
            : db.PersonsMatching(staff, request.Filter!, clock.Today());
        return await BeginningBulkActions.BeginAsync(db, audit, nameof(StartBulkAction), action, persons.Select(p => p.Id), ct);
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
