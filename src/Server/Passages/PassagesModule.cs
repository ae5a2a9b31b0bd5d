using Paiyi.Server.Accounts;
using Paiyi.Server.Lists;
using Paiyi.Server.Passages.Consoles;
using Paiyi.Server.Passages.Duty;
using Paiyi.Server.Passages.Lists;
using Paiyi.Server.Passages.Resident;
using Paiyi.Server.Passages.Verifications;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Passages;

internal static class PassagesModule
{
    public static void AddPassages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Passages").Get<PassageSettings>() ?? new PassageSettings());
        builder.Services.AddSingleton<VerificationStore>();
        builder.Services.AddSingleton<LookupLimit>();
        builder.Services.AddScoped<Verifier>();
        builder.Services.AddScoped<SeenPersons>();
        builder.Services.AddListKind<PassageList>();
    }

    public static void MapPassages(this Audiences routes)
    {
        routes.Duty.MapGet("/checkpoints", ListKeptCheckpoints.Handle).Requires(Permission.PassagesRecord);
        routes.Duty.MapGet("/checkpoints/{id:long}/passages", ListGatePassages.Handle).Requires(Permission.PassagesRecord);
        routes.Duty.MapGet("/live", FollowGate.Handle).Unattended().Requires(Permission.PassagesRecord);
        routes.Duty.MapPost("/verifications", VerifyHealthCode.Handle).Requires(Permission.PassagesRecord);
        routes.Duty.MapPost("/lookups", LookUpPerson.Handle).Requires(Permission.PassagesRecord);
        routes.Duty.MapPost("/passages", RecordPassage.Handle).Requires(Permission.PassagesRecord);
        routes.Duty.MapGet("/checkpoints/{id:long}/shift", GetShift.Handle).Requires(Permission.PassagesRecord);
        routes.Duty.MapPost("/checkpoints/{id:long}/hand-overs", OfferHandOver.Handle).Requires(Permission.PassagesRecord);
        routes.Duty.MapGet("/hand-overs", ListHandOvers.Handle).Requires(Permission.PassagesRecord);
        routes.Duty.MapPost("/hand-overs/{id:long}/accept", AcceptHandOver.Handle).Requires(Permission.PassagesRecord);
        routes.Duty.MapPost("/hand-overs/{id:long}/withdraw", WithdrawHandOver.Handle).Requires(Permission.PassagesRecord);
        routes.Resident.MapGet("/people/{personId:long}/passages", ListOwnPassages.Handle);
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/checkpoints", ListCheckpoints.Handle).Requires(Permission.PassagesRead);
            console.MapGet("/checkpoints/count", CountCheckpoints.Handle).Requires(Permission.PassagesRead);
            console.MapExport("/checkpoints", ExportCheckpoints.Columns, ExportCheckpoints.Handle).Requires(Permission.PassagesRead);
            console.MapPost("/checkpoints", CreateCheckpoint.Handle).Requires(Permission.CheckpointsWrite);
            console.MapPut("/checkpoints/{id:long}", UpdateCheckpoint.Handle).Requires(Permission.CheckpointsWrite);
            console.MapPut("/checkpoints/{id:long}/keepers", AssignKeepers.Handle).Requires(Permission.CheckpointsWrite);
            console.MapGet("/hand-overs", SearchHandOvers.Handle).Requires(Permission.PassagesRead);
            console.MapExport("/hand-overs", ExportHandOvers.Columns, ExportHandOvers.Handle).Requires(Permission.PassagesRead);
            console.MapGet("/passages", SearchPassages.Handle).Requires(Permission.PassagesRead);
            console.MapExport("/passages", ExportPassages.Columns, ExportPassages.Handle).Requires(Permission.PersonsExport);
        }
    }
}
