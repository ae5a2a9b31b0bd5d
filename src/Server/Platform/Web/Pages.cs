using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Paiyi.Server.Platform.Web;

/// <summary>
/// Serves the built front ends: <c>/m/</c>, <c>/organisation/</c> and <c>/command/</c>, and at <c>/</c> the page with
/// the doors to them. Files with a hash in their name never change and are kept by browsers; a page itself is never
/// kept, so that a release reaches everybody.
/// </summary>
internal static class Pages
{
    private const string Brotli = ".br";
    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [Brotli] = MediaTypeNames.Application.Octet } };
    private static readonly (string Path, string App)[] Apps = [("/m", "mobile"), ("/organisation", "organisation"), ("/command", "command")];

    /// <summary>Compresses scripts, styles and pages: the same bytes for everybody, so that their length tells nothing. Answers of the API are left as they are.</summary>
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(o => o.EnableForHttps = true);
        builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    }

    public static void UsePages(this WebApplication app)
    {
        var root = app.Configuration["PAIYI_WEB"] ?? Path.Combine(app.Environment.ContentRootPath, "web", "apps");
        foreach (var (path, name) in Apps)
        {
            var folder = Path.Combine(root, name, "dist");
            if (Directory.Exists(folder))
                app.UseApp(path, new PhysicalFileProvider(Path.GetFullPath(folder)));
        }

        var home = Path.GetFullPath(Path.Combine(root, "home", "dist", "index.html"));
        if (File.Exists(home))
        {
            var scripts = new InlineScripts(home);
            app.MapWhen(IsFrontDoor, branch => branch.Run(context => SendPageAsync(context, home, scripts)));
        }
    }

    private static bool IsFrontDoor(HttpContext context) =>
        context.Request.Path == "/" && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    private static void UseApp(this WebApplication app, string path, PhysicalFileProvider files) => app.Map(path, branch =>
    {
        branch.UseResponseCompression();
        branch.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RedirectToAppendTrailingSlash = true });
        branch.Use((context, next) => PreferCompressed(context, files, next));
        var page = files.GetFileInfo("index.html").PhysicalPath!;
        var scripts = new InlineScripts(page);
        branch.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = Types, OnPrepareResponse = response => SetHeaders(response, scripts) });
        // A page of an older release may ask for files that are gone; the page instead of a script would hide that.
        branch.MapWhen(context => context.Request.Path.StartsWithSegments("/assets"), assets => assets.Run(SendNothingAsync));
        // Console addresses are made by their router; any other path below is the page itself.
        branch.Run(context => SendPageAsync(context, page, scripts));
    });

    private static Task SendPageAsync(HttpContext context, string file, InlineScripts scripts)
    {
        BrowserRules.Page(context, scripts.Hashes);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.SendFileAsync(file);
    }

    private static Task SendNothingAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>The build compresses each script and style once and better than there is time for while somebody waits.</summary>
    private static Task PreferCompressed(HttpContext context, PhysicalFileProvider files, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/assets")
            && context.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality is not 0)
            && files.GetFileInfo(context.Request.Path + Brotli).Exists)
            context.Request.Path += Brotli;
        return next(context);
    }

    private static void SetHeaders(StaticFileResponseContext response, InlineScripts scripts)
    {
        var headers = response.Context.Response.Headers;
        if (response.File.Name.EndsWith(".html", StringComparison.Ordinal))
            BrowserRules.Page(response.Context, scripts.Hashes);
        headers.CacheControl = response.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-store";
        if (!response.File.Name.EndsWith(Brotli, StringComparison.Ordinal))
            return;
        Types.TryGetContentType(Path.GetFileNameWithoutExtension(response.File.Name), out var type);
        response.Context.Response.ContentType = type;
        headers.ContentEncoding = "br";
        headers.Vary = HeaderNames.AcceptEncoding;
    }
}
