using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.ReturnApplications;

internal static class ReturnSteps
{
    private const int ShortestReason = 4;

    /// <summary>Why it cannot be decided: only what waits is, and with words where they are owed. Null when it can.</summary>
    public static Refusal? RefuseDeciding(this ReturnApplication application, ReturnDeed deed, string? reason) =>
        application.State != ReturnState.Submitted ? ReturnApplicationProblems.NotSubmitted : RefuseReason(deed, reason);

    /// <summary>Why these words are not enough for the decision; null when they are.</summary>
    public static Refusal? RefuseReason(ReturnDeed deed, string? reason) =>
        deed != ReturnDeed.Approved && (reason ?? "").Trim().Length < ShortestReason ? ReturnApplicationProblems.ReasonMissing : null;

    /// <summary>Says that something changed, so that the row's version moves and is compared even if every value stayed.</summary>
    public static void Touch(this ReturnApplication application, PaiyiDb db, DateTimeOffset now)
    {
        application.UpdatedAt = now;
        db.Entry(application).Property(a => a.UpdatedAt).IsModified = true;
    }

    /// <summary>Tells open pages of the organisation and of the regions above it.</summary>
    public static void Tell(this ReturnApplication application, LivePublisher live) =>
        live.Changed(LiveTopic.ReturnApplications, LiveOrganisations.Source, application.OrganisationId);

    /// <summary>Moves an application on and writes the step into its history.</summary>
    public static void Take(
        this ReturnApplication application, PaiyiDb db, Staff staff, ReturnDeed deed, ReturnState state, string? text, DateTimeOffset now)
    {
        (application.State, application.UpdatedAt) = (state, now);
        if (state == ReturnState.Submitted)
            application.SubmittedAt = now;
        if (state is ReturnState.Approved or ReturnState.Refused)
        {
            application.DecidedAt = now;
            db.Add(new OutboxRow { Kind = ReturnApplication.DecidedOutboxKind, Subject = application.Id, DueAt = now });
        }

        db.Add(new ReturnStep
        {
            ApplicationId = application.Id, Deed = deed, StaffId = staff.Id, At = now, Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        });
    }
}
