namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>Notes what a collector refuses, or never gets: the exporter keeps that to itself.</summary>
internal sealed class DeliveryWatch() : DelegatingHandler(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) })
{
    private volatile string? _firstFailure;

    /// <summary>Why something wasn't delivered, the first time; null when everything was.</summary>
    public string? FirstFailure => _firstFailure;

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Noted(base.Send(request, cancellationToken));
        }
        catch (Exception cause)
        {
            _firstFailure ??= cause.Message;
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Noted(await base.SendAsync(request, cancellationToken));
        }
        catch (Exception cause)
        {
            _firstFailure ??= cause.Message;
            throw;
        }
    }

    private HttpResponseMessage Noted(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            _firstFailure ??= $"The collector answered {(int)response.StatusCode} {response.ReasonPhrase}.";
        }

        return response;
    }
}
