using Paiyi.Server.Accounts.Command;
using Paiyi.Server.Accounts.Consoles;
using Paiyi.Server.Accounts.Development;
using Paiyi.Server.Accounts.Limits;
using Paiyi.Server.Accounts.Lists;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Accounts.Resident;
using Paiyi.Server.Accounts.Sms;
using Paiyi.Server.Accounts.StaffDoors;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Accounts;

internal static class AccountsModule
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PasswordHasher>();
        builder.Services.AddSingleton<AddressLimits>();
        builder.Services.AddSingleton<SignInCodes>();
        builder.Services.AddScoped<SignInAttempts>();
        builder.Services.AddSingleton<RoleCatalogue>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RoleCatalogue>());
        builder.Services.AddScoped<CitizenCodes>();
        builder.Services.AddOutboxHandler(StaffSessionsEnd.OutboxKind, StaffSessionsEnd.HandleAsync);
        builder.Services.AddOutboxHandler(ArchivedOrganisation.OutboxKind, ArchivedOrganisation.HandleAsync);
        builder.Services.AddListKind<StaffList>();
        builder.AddSms();
        builder.Services.AddSealedTable("staff_accounts", ("totp_secret", Purpose.Totp));
        builder.Services.AddSealedTable("citizen_accounts", ("phone_sealed", Purpose.Phone));
        builder.Services.AddSealedTable("sms_messages", ("phone_sealed", Purpose.Phone), ("parameters_sealed", Purpose.Message));
    }

    public static void MapAccounts(this Audiences routes)
    {
        foreach (var door in routes.StaffDoors)
        {
            door.MapGet("/session", GetStaffSession.Handle).AllowAnonymous().WithMetadata(new AllowedBeforePasswordChange());
            door.MapPost("/session", SignInStaff.Handle).AllowAnonymous().RefusesInSteps();
            door.MapDelete("/session", SignOutStaff.Handle).WithMetadata(new AllowedBeforePasswordChange());
            door.MapPut("/password", ChangePassword.Handle).WithMetadata(new AllowedBeforePasswordChange());
            door.MapGet("/sessions", ListStaffSessions.Handle);
            door.MapDelete("/sessions", SignOutStaffEverywhere.Handle);
            door.MapDelete("/sessions/{id}", EndStaffSession.Handle);
            door.MapPost("/totp", BeginTotp.Handle);
            door.MapPut("/totp", ConfirmTotp.Handle);
            door.MapDelete("/totp", RemoveTotp.Handle);
        }

        foreach (var console in routes.Consoles)
        {
            console.MapGet("/preferences", ListPreferences.Handle);
            console.MapPut("/preferences/{key}", KeepPreference.Handle);
            console.MapDelete("/preferences/{key}", ForgetPreference.Handle);
            console.MapGet("/roles", ListRoles.Handle).Requires(Permission.StaffRead);
            console.MapGet("/staff", SearchStaff.Handle).Requires(Permission.StaffRead);
            console.MapGet("/staff/count", CountStaff.Handle).Requires(Permission.StaffRead);
            console.MapExport("/staff", ExportStaff.Columns, ExportStaff.Handle).Requires(Permission.StaffRead);
            console.MapGet("/staff/of-list", GetImportedStaff.Handle).Requires(Permission.StaffWrite);
            console.MapPost("/staff/initial-passwords", IssueInitialPasswords.Handle).Requires(Permission.StaffWrite);
            console.MapPost("/staff", CreateStaff.Handle).Requires(Permission.StaffWrite);
            console.MapPut("/staff/{id:long}", ChangeStaff.Handle).Requires(Permission.StaffWrite);
            console.MapPost("/staff/{id:long}/disable", DisableStaff.Handle).Requires(Permission.StaffWrite);
            console.MapPost("/staff/{id:long}/enable", EnableStaff.Handle).Requires(Permission.StaffWrite);
            console.MapPost("/staff/{id:long}/reset-password", ResetStaffPassword.Handle).Requires(Permission.StaffWrite);
        }

        routes.Command.MapPost("/roles", CreateRole.Handle).Requires(Permission.RolesWrite);
        routes.Command.MapPut("/roles/{code}", ChangeRole.Handle).Requires(Permission.RolesWrite);
        routes.Command.MapPost("/roles/{code}/restore", RestoreRole.Handle).Requires(Permission.RolesWrite);
        routes.Command.MapDelete("/roles/{code}", DeleteRole.Handle).Requires(Permission.RolesWrite);

        routes.Resident.MapGet("/session", GetCitizenSession.Handle).AllowAnonymous();
        routes.Resident.MapPost("/codes", RequestSignInCode.Handle).AllowAnonymous();
        routes.Resident.MapPost("/session", SignInCitizen.Handle).AllowAnonymous();
        routes.Resident.MapPost("/confirmation-codes", RequestConfirmationCode.Handle);
        routes.Resident.MapDelete("/session", SignOutCitizen.Handle);
        routes.Resident.MapGet("/sessions", ListCitizenSessions.Handle);
        routes.Resident.MapDelete("/sessions", SignOutCitizenEverywhere.Handle);

        routes.MapSmsOutbox();
    }

    private static void MapSmsOutbox(this Audiences routes)
    {
        var services = ((IEndpointRouteBuilder)routes.Developers).ServiceProvider;
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            && services.GetRequiredService<IConfiguration>().SmsGateway() == SmsGatewayKind.None)
        {
            routes.Developers.MapGet("/outbox", ShowSmsOutbox.Page);
            routes.Developers.MapGet("/outbox.json", ShowSmsOutbox.Json);
        }
    }
}
