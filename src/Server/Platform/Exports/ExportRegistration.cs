using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Platform.Exports;

internal static class ExportRegistration
{
    public static void AddExportFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ExportTrail>();
        builder.Services.AddSingleton<ExportKeys>();
        builder.Services.AddSingleton<FileMarks>();
        builder.Services.AddSingleton<ExportLists>();
        builder.Services.AddSealedTable("exports", ("request", Purpose.Export));
    }

    /// <summary>Lets jobs of a process that serves nothing run the lists' routes.</summary>
    public static void UseUnservedRoutes(this IApplicationBuilder app, Action<Audiences> map)
    {
        var routes = new UnservedRoutes(app);
        map(new Audiences(routes));
        app.ApplicationServices.GetRequiredService<ExportLists>().Use(routes.DataSources);
    }

    private sealed class UnservedRoutes(IApplicationBuilder app) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => app.ApplicationServices;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => app.New();
    }
}
