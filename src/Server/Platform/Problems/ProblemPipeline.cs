using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Web;
using StackExchange.Redis;

namespace Paiyi.Server.Platform.Problems;

/// <summary>Turns every fault and every empty error status into one shape: Problem Details with a stable code.</summary>
public static class ProblemPipeline
{
    // ENOSPC and EDQUOT of Linux, which .NET hands on as they are.
    private const int NoSpaceLeft = 28;
    private const int QuotaExceeded = 122;

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context =>
            {
                BrowserRules.Set(context);
                return Translate(context).ExecuteAsync(context);
            },
            SuppressDiagnosticsCallback = context => IsExpected(context.Exception),
        });
        app.UseStatusCodePages(context => OfStatus(context.HttpContext.Response.StatusCode) is { } refusal
            ? refusal.ExecuteAsync(context.HttpContext)
            : Task.CompletedTask);
    }

    /// <summary>True when the answer tells all there is to know, so that the log need not name a fault.</summary>
    private static bool IsExpected(Exception exception) =>
        exception is BadHttpRequestException or DbUpdateConcurrencyException || IsUnstorable(exception) || (IsOutage(exception) && !IsStorageFull(exception));

    private static Refusal Translate(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return exception switch
        {
            BadCursorException => PlatformProblems.BadCursor,
            BadHttpRequestException { StatusCode: 413 } => PlatformProblems.TooLarge,
            BadHttpRequestException { StatusCode: 415 } => PlatformProblems.UnsupportedMedia,
            BadHttpRequestException { InnerException: JsonException { Path: { } path } } => FieldOf(path) is { } field ? PlatformProblems.Malformed.At(field) : PlatformProblems.Malformed,
            BadHttpRequestException => PlatformProblems.Malformed,
            DbUpdateConcurrencyException => PlatformProblems.ChangedMeanwhile,
            not null when IsUnstorable(exception) => PlatformProblems.Unstorable,
            not null when IsStorageFull(exception) => PlatformProblems.StorageFull,
            not null when IsOutage(exception) => PlatformProblems.Unavailable.With("retryAfterSeconds", 3),
            _ => PlatformProblems.Fault,
        };
    }

    /// <summary>The field of a body that could not be read: of <c>$.symptoms[0]</c> it is <c>symptoms</c>; null for the whole.</summary>
    private static string? FieldOf(string path) => path.Split('.', '[') is ["$", { Length: > 0 } field, ..] ? field : null;

    private static Refusal? OfStatus(int status) => status switch
    {
        400 => PlatformProblems.Malformed,
        401 => PlatformProblems.SignInRequired,
        403 => PlatformProblems.NotPermitted,
        404 => PlatformProblems.NotFound,
        405 => PlatformProblems.MethodNotAllowed,
        413 => PlatformProblems.TooLarge,
        415 => PlatformProblems.UnsupportedMedia,
        429 => PlatformProblems.TooMany,
        _ => null,
    };

    /// <summary>True for text that the database has no place for, such as U+0000 in a name.</summary>
    private static bool IsUnstorable(Exception? exception) => exception is not null
        && (exception is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter }
            || IsUnstorable(exception.InnerException));

    /// <summary>True when a disk has no room left, ours or the database's: somebody has to make room.</summary>
    public static bool IsStorageFull(Exception? exception) => exception switch
    {
        null => false,
        IOException { HResult: NoSpaceLeft or QuotaExceeded } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        _ => IsStorageFull(exception.InnerException),
    };

    /// <summary>True when a server that we depend on is away, or a disk is full: the caller may simply try again.</summary>
    public static bool IsOutage(Exception? exception) => exception switch
    {
        null => false,
        RedisConnectionException or RedisTimeoutException or SocketException => true,
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is "57P01" or "57P02" or "57P03",
        NpgsqlException npgsql => npgsql.IsTransient || IsOutage(npgsql.InnerException) || npgsql.InnerException is IOException or TimeoutException,
        _ => IsStorageFull(exception) || IsOutage(exception.InnerException),
    };
}
