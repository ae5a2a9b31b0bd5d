using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>
/// Tells a page, while it is open, which kinds of things have changed in the caller's scope (<c>declarations</c>,
/// <c>healthCodes</c>, <c>passages</c>, <c>imports</c>, <c>notices</c>, <c>jobs</c>,
/// <c>requests</c>, <c>returnApplications</c>, <c>rights</c>, <c>tests</c>); it carries no data.
/// </summary>
public static class FollowChanges
{
    private static readonly (LiveTopic Topic, Permission Permission)[] Readers =
    [
        (LiveTopic.Declarations, Permission.DeclarationsRead), (LiveTopic.HealthCodes, Permission.HealthCodesRead),
        (LiveTopic.Passages, Permission.PassagesRead), (LiveTopic.Imports, Permission.RostersImport),
        (LiveTopic.Notices, Permission.NoticesRead), (LiveTopic.Jobs, Permission.JobsRead),
        (LiveTopic.Requests, Permission.PersonsRead), (LiveTopic.ReturnApplications, Permission.ReturnApplicationsRead),
        (LiveTopic.Tests, Permission.TestsRead),
    ];

    public static Results<ServerSentEventsResult<string>, Refusal> Handle(Staff staff, HttpContext http, LiveAnswer live) => live.Follow(
        http,
        staff.Scope.OrganisationId is { } own ? LivePlace.Organisation(own) : LivePlace.Region(staff.Scope.RegionPath!),
        LiveTopics.Mask([LiveTopic.Rights, .. Readers.Where(r => staff.Can(r.Permission)).Select(r => r.Topic)]));
}
