using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Tells a gatekeeper's page, while it is open, that passages of the gate have changed; it carries no data.</summary>
public static class FollowGate
{
    public static async Task<Results<ServerSentEventsResult<string>, Refusal>> Handle(
        long checkpointId, Staff staff, HttpContext http, IServiceScopeFactory scopes, LiveAnswer live, CancellationToken ct)
    {
        // The page stays open for hours: it must not keep a context of the database for so long.
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PaiyiDb>();
            if (!await db.CheckpointsKeptBy(staff).AnyAsync(c => c.Id == checkpointId, ct))
                return PassageProblems.CheckpointNotFound;
        }

        return live.Follow(http, LivePlace.Checkpoint(checkpointId), LiveTopics.Mask(LiveTopic.Passages));
    }
}
