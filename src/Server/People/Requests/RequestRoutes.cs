using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Paiyi.Server.Accounts;
using Paiyi.Server.People.Requests.Consoles;
using Paiyi.Server.People.Requests.Deciding;
using Paiyi.Server.People.Requests.Jobs;
using Paiyi.Server.People.Requests.Resident;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.People.Requests;

/// <summary>What residents ask of the register, and the queue in which officers decide.</summary>
internal static class RequestRoutes
{
    public static void AddRequests(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Requests").Get<RequestSettings>() ?? new RequestSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        builder.Services.AddSingleton(settings);
        builder.Services.AddScoped<Approving>();
        builder.Services.AddSealedTable("person_requests", ("data_sealed", Purpose.Request));
        builder.Services.AddRecurringJob<RemoveOldProofs>("20 3 * * *", job => job.RunAsync(CancellationToken.None));
    }

    public static void MapRequests(this Audiences routes)
    {
        routes.Resident.MapGet("/requests", ListOwnRequests.Handle);
        routes.Resident.MapPost("/people/{personId:long}/household/members", AskForMember.Handle);
        routes.Resident.MapPost("/people/{personId:long}/household/leave", LeaveHousehold.Handle);
        routes.Resident.MapPost("/people/{personId:long}/corrections", AskForCorrection.Handle);
        // The server's own limit would cut the upload off before it could be refused by name; the handler has one.
        routes.Resident.MapPost("/requests/{id:long}/proof", AttachProof.Handle)
            .WithMetadata(new DisableRequestSizeLimitAttribute()).ProducesProblem(413).ProducesProblem(415);
        routes.Resident.MapPost("/requests/{id:long}/withdraw", WithdrawRequest.Handle);
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/requests", SearchRequests.Handle).Requires(Permission.PersonsRead);
            console.MapGet("/requests/{id:long}", GetRequest.Handle).Requires(Permission.PersonsReveal);
            console.MapGet("/requests/{id:long}/proof", GetRequestProof.Handle)
                .Produces<byte[]>(200, "image/jpeg").Requires(Permission.PersonsReveal);
            console.MapPost("/requests/{id:long}/approve", ApproveRequest.Handle).Requires(Permission.PersonsWrite);
            console.MapPost("/requests/{id:long}/refuse", RefuseRequest.Handle).Requires(Permission.PersonsWrite);
        }
    }
}
