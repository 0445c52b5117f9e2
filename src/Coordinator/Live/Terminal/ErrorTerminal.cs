using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>Standard error as a place for progress. Disposed of, it is as it was.</summary>
internal sealed class ErrorTerminal : IDisposable
{
    /// <summary>Where a terminal doesn't say.</summary>
    private static readonly (int Columns, int Rows) UsualSize = (80, 24);

    /// <summary>The number of the encoding; the console's is wrapped in a type of its own.</summary>
    private const int Utf8 = 65001;

    private readonly TextWriter _error = Console.Error;
    private readonly TerminalRegion? _region;

    /// <summary>Takes it.</summary>
    /// <param name="color">Which streams take colours.</param>
    public ErrorTerminal(TerminalColor color)
    {
        SurfaceKind kind = SurfaceChoice.Of(
            Console.IsErrorRedirected,
            color.OnStandardError,
            Environment.GetEnvironmentVariable("TERM"),
            () => ReportConsole.On(isError: true, color).Profile.Capabilities.Ansi);
        if (kind == SurfaceKind.Live)
        {
            _region = new TerminalRegion(_error, Size, static () => StandardError.IsRead);
            Console.SetError(_region);
        }

        Surface = _region is not null ? new LiveSurface(_region, new LiveScreen(isUnicode: Console.OutputEncoding.CodePage == Utf8))
            : kind == SurfaceKind.Line ? new LineSurface(ProgressLine.On(_error, isTerminal: true, static () => Size().Columns))
            : new LogSurface(ProgressLine.On(_error, isTerminal: false), _error);
    }

    /// <summary>Where progress is shown.</summary>
    public IProgressSurface Surface { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Surface.Clear();
        if (_region is not null)
        {
            Console.SetError(_error);
            _region.Dispose();
        }
    }

    private static (int Columns, int Rows) Size()
    {
        try
        {
            return (Console.WindowWidth, Console.WindowHeight) is ( > 0, > 0) and var size ? size : UsualSize;
        }
        catch (IOException)
        {
            return UsualSize;
        }
    }
}
