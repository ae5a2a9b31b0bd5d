// The most that Kestrel can do on this machine: one route, no middleware, no log.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
app.MapGet("/hello", () => "hello");
app.Run();
