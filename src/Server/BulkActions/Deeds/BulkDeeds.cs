using System.Collections.Frozen;
using Paiyi.Server.Accounts;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Does a deed, or undoes it, to the items of a batch.</summary>
internal delegate Task BulkWork(BulkBatch batch, CancellationToken ct);

/// <summary>One kind of bulk action.</summary>
/// <param name="Permission">Owed by whoever begins it and by whoever undoes it, and still while the job works.</param>
/// <param name="Undo">Null when it cannot be undone.</param>
/// <param name="ByRegion">Only for scopes of regions.</param>
internal sealed record BulkDeed(BulkSubject Subject, Permission Permission, BulkWork Apply, BulkWork? Undo = null, bool ByRegion = false)
{
    public bool MayBeginBy(Staff staff) => staff.Can(Permission) && !(ByRegion && staff.Scope.IsOrganisation);
}

/// <summary>Every kind of bulk action once.</summary>
internal static class BulkDeeds
{
    private static readonly FrozenDictionary<BulkActionKind, BulkDeed> ByKind = new Dictionary<BulkActionKind, BulkDeed>
    {
        [BulkActionKind.MoveGroup] = new(BulkSubject.Person, Permission.PersonsWrite, MoveGroups.ApplyAsync, MoveGroups.UndoAsync),
        [BulkActionKind.SetAttribute] = new(BulkSubject.Person, Permission.PersonsWrite, SetAttributes.ApplyAsync, SetAttributes.UndoAsync),
        [BulkActionKind.Remind] = new(BulkSubject.Person, Permission.DeclarationsRemind, RemindPersons.ApplyAsync),
        [BulkActionKind.LeaveRoster] = new(BulkSubject.Person, Permission.PersonsWrite, LeaveRosters.ApplyAsync, LeaveRosters.UndoAsync),
        [BulkActionKind.Archive] = new(BulkSubject.Person, Permission.PersonsWrite, ArchivePersons.ApplyAsync, ArchivePersons.UndoAsync, ByRegion: true),

        [BulkActionKind.DisableStaff] = new(BulkSubject.Staff, Permission.StaffWrite, OpenAccounts.DisableAsync, OpenAccounts.UndoDisableAsync),
        [BulkActionKind.EnableStaff] = new(BulkSubject.Staff, Permission.StaffWrite, OpenAccounts.EnableAsync, OpenAccounts.UndoEnableAsync),
        [BulkActionKind.GiveRole] = new(BulkSubject.Staff, Permission.StaffWrite, PlaceStaff.ApplyAsync, PlaceStaff.UndoAsync),
        [BulkActionKind.MoveStaff] = new(BulkSubject.Staff, Permission.StaffWrite, PlaceStaff.ApplyAsync, PlaceStaff.UndoAsync, ByRegion: true),
        [BulkActionKind.SignOutStaff] = new(BulkSubject.Staff, Permission.StaffWrite, SignOutStaff.ApplyAsync),
        [BulkActionKind.RequireNewPassword] = new(BulkSubject.Staff, Permission.StaffWrite, RequireNewPasswords.ApplyAsync, RequireNewPasswords.UndoAsync),

        [BulkActionKind.ArchiveOrganisations] =
            new(BulkSubject.Organisation, Permission.OrganisationsWrite, ArchiveOrganisations.ApplyAsync, ArchiveOrganisations.UndoAsync, ByRegion: true),
        [BulkActionKind.RestoreOrganisations] =
            new(BulkSubject.Organisation, Permission.OrganisationsWrite, RestoreOrganisations.ApplyAsync, RestoreOrganisations.UndoAsync, ByRegion: true),
        [BulkActionKind.SetParent] = new(BulkSubject.Organisation, Permission.OrganisationsWrite, SetParents.ApplyAsync, SetParents.UndoAsync, ByRegion: true),
        [BulkActionKind.SetOrganisationKind] =
            new(BulkSubject.Organisation, Permission.OrganisationsWrite, SetOrganisationKinds.ApplyAsync, SetOrganisationKinds.UndoAsync, ByRegion: true),

        [BulkActionKind.OpenCheckpoints] = new(BulkSubject.Checkpoint, Permission.CheckpointsWrite, CloseCheckpoints.ApplyAsync, CloseCheckpoints.UndoAsync),
        [BulkActionKind.CloseCheckpoints] = new(BulkSubject.Checkpoint, Permission.CheckpointsWrite, CloseCheckpoints.ApplyAsync, CloseCheckpoints.UndoAsync),
        [BulkActionKind.AssignKeeper] = new(BulkSubject.Checkpoint, Permission.CheckpointsWrite, KeepCheckpoints.AssignAsync, KeepCheckpoints.UndoAssignAsync),
        [BulkActionKind.WithdrawKeeper] = new(BulkSubject.Checkpoint, Permission.CheckpointsWrite, KeepCheckpoints.WithdrawAsync, KeepCheckpoints.UndoWithdrawAsync),

        [BulkActionKind.ApproveReturns] = new(BulkSubject.ReturnApplication, Permission.ReturnApplicationsDecide, DecideReturns.ApplyAsync, ByRegion: true),
        [BulkActionKind.SendBackReturns] = new(BulkSubject.ReturnApplication, Permission.ReturnApplicationsDecide, DecideReturns.ApplyAsync, ByRegion: true),
    }.ToFrozenDictionary();

    public static BulkDeed Of(BulkActionKind kind) => ByKind[kind];

    /// <summary>What a member of staff may do to many.</summary>
    public static BulkActionKind[] KindsOf(Staff staff) => [.. ByKind.Where(d => d.Value.MayBeginBy(staff)).Select(d => d.Key)];
}
