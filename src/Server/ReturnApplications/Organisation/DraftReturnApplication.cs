using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;

namespace Paiyi.Server.ReturnApplications.Organisation;

/// <summary>Begins a return application of the caller's organisation, as a draft.</summary>
public static class DraftReturnApplication
{
    public static async Task<Created<SavedReturnApplication>> Handle(
        ReturnApplicationRequest request, Staff staff, PaiyiDb db, AuditTrail audit, LivePublisher live, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var application = new ReturnApplication
        {
            OrganisationId = staff.Scope.OrganisationId!.Value, Kind = request.Kind, State = ReturnState.Draft, From = request.From,
            Groups = request.ChosenGroups, Persons = request.Persons, Measures = request.Measures?.Trim() ?? "", CreatedAt = now, UpdatedAt = now,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Add(application);
        await db.SaveChangesAsync(ct);
        db.Add(audit.Entry(nameof(DraftReturnApplication), detail: new { returnApplication = application.Id, application.Kind }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        application.Tell(live);
        return TypedResults.Created((string?)null, new SavedReturnApplication(application.Id, application.State, application.Version));
    }
}
