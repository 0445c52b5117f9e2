using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ParallelMotion.Coordinator.Live.Page;

/// <summary>Answers what browsers and scripts ask. Everything is read only, and nothing of it comes from the request but the last event that a page knows.</summary>
internal sealed class LiveRequests(LiveFeed feed)
{
    /// <summary>Pages that are told at a time: each costs a little work once a second.</summary>
    public const int MostStreams = 8;

    // No inline script, no other origin, no frame around it: what a log line holds can't become code.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, PageFile> Files = PageFile.All.ToFrozenDictionary(static file => file.Path, StringComparer.Ordinal);

    private int _streams;

    /// <summary>Pages that are told now.</summary>
    public int Streams => _streams;

    /// <summary>Answers one.</summary>
    public Task Answer(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            headers.Allow = HttpMethods.Get;
            return Plain(context, StatusCodes.Status405MethodNotAllowed, "Cannot do that because the page only shows: expected=GET.");
        }

        return context.Request.Path.Value switch
        {
            "/events" => Stream(context),
            "/snapshot" => Text(context, StatusCodes.Status200OK, "application/json; charset=utf-8", feed.SnapshotText()),
            "/health" => Health(context),
            { } path when Files.TryGetValue(path, out PageFile? file) => Send(context, file),
            _ => Plain(context, StatusCodes.Status404NotFound, "There is no such page: expected=/, /events, /snapshot or /health."),
        };
    }

    private static Task Health(HttpContext context, LiveSnapshot now)
    {
        bool isFine = now.Status is "running" || now.Outcome is "Fine";
        int status = isFine ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new
            {
                now.Status,
                now.Run,
                now.Stage,
                WorkersAlive = now.Workers.Count(static worker => worker.State is not (WorkerState.Recovering or WorkerState.Gone)),
                Workers = now.Workers.Count,
                Restarts = now.RestartCount,
                now.Outcome,
            },
            context.RequestAborted);
    }

    private static Task Send(HttpContext context, PageFile file)
    {
        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = file.Bytes.Length;
        return context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted).AsTask();
    }

    private static Task Plain(HttpContext context, int status, string text) => Text(context, status, "text/plain; charset=utf-8", text + "\n");

    private static Task Text(HttpContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private Task Health(HttpContext context) => Health(context, feed.Latest);

    private async Task Stream(HttpContext context)
    {
        try
        {
            if (Interlocked.Increment(ref _streams) > MostStreams)
            {
                await Plain(context, StatusCodes.Status503ServiceUnavailable, $"Cannot tell another page because {MostStreams} are told already: close one.");
                return;
            }

            _ = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out long logged);
            await TypedResults.ServerSentEvents(feed.Follow(logged, context.RequestAborted)).ExecuteAsync(context);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or read so slowly that its connection was.
        }
        finally
        {
            _ = Interlocked.Decrement(ref _streams);
        }
    }
}
