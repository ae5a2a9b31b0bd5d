using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Paiyi.Server.Platform.Web;

/// <summary>
/// Serves the built front ends: <c>/m/</c>, <c>/organisation/</c> and <c>/command/</c>. Files with a hash in their
/// name never change and are kept by browsers; a page itself is never kept, so that a release reaches everybody.
/// </summary>
internal static class Pages
{
    private static readonly (string Path, string App)[] Apps = [("/m", "mobile"), ("/organisation", "organisation"), ("/command", "command")];

    public static void UsePages(this WebApplication app)
    {
        var root = app.Configuration["PAIYI_WEB"] ?? Path.Combine(app.Environment.ContentRootPath, "web", "apps");
        foreach (var (path, name) in Apps)
        {
            var folder = Path.Combine(root, name, "dist");
            if (Directory.Exists(folder))
                app.UseApp(path, new PhysicalFileProvider(Path.GetFullPath(folder)));
        }
    }

    private static void UseApp(this WebApplication app, string path, PhysicalFileProvider files) => app.Map(path, branch =>
    {
        branch.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RedirectToAppendTrailingSlash = true });
        branch.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = SetLifetime });
        // Console addresses are made by their router; any path below is the page itself.
        branch.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            return context.Response.SendFileAsync(files.GetFileInfo("index.html"));
        });
    });

    private static void SetLifetime(StaticFileResponseContext response) =>
        response.Context.Response.Headers.CacheControl = response.Context.Request.Path.StartsWithSegments("/assets")
            ? "public, max-age=31536000, immutable"
            : "no-store";
}
