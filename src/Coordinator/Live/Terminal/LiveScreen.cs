using Spectre.Console;
using Spectre.Console.Rendering;

namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>What is drawn on a terminal: where the job is, how far it is, and what each worker does. Never higher than a dozen lines.</summary>
/// <param name="isUnicode">Whether the terminal shows more than ASCII.</param>
internal sealed class LiveScreen(bool isUnicode)
{
    /// <summary>Workers that get a line each; of more, those that are furthest behind.</summary>
    private const int MostWorkers = 8;

    private const int Narrow = 60;

    /// <summary>Below this there is room for a sentence, and for no bars.</summary>
    private const int Least = 40;

    /// <summary>The library breaks lines at spaces, whatever there is room for; where this stands, it cuts them.</summary>
    private const char Unbroken = '\u00a0';

    /// <summary>Draws.</summary>
    /// <param name="now">What was seen.</param>
    /// <param name="columns">Columns of the terminal.</param>
    /// <returns>Its lines, with colours, none wider than the terminal.</returns>
    public IReadOnlyList<string> Lines(LiveSnapshot now, int columns)
    {
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });

        // One less: some terminals wrap a line that ends in their last column.
        console.Profile.Width = Math.Max(20, columns - 1);
        console.Profile.Capabilities.Unicode = isUnicode;
        bool isNarrow = columns < Narrow;
        Headline(console, now);
        if (columns >= Least)
        {
            console.Write(Overall(now, isNarrow));
            console.Write(Crew(now, isNarrow));
        }

        return [.. text.ToString().Replace(Unbroken, ' ').Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.TrimEnd('\r', ' '))];
    }

    private static void Headline(IAnsiConsole console, LiveSnapshot now)
    {
        string kernel = now.Part is { Kind: "exercise" } part ? $"{part.Name}: {now.Now?.Kernel}".TrimEnd(':', ' ') : now.Now?.Kernel ?? string.Empty;
        string what = now.Now is { } run ? $"{kernel}, {run.Name}" : now.Stage;
        string position = LiveText.Position(now);
        string line = position.Length > 0 ? $"{position}: {what}" : what;
        int room = console.Profile.Width;
        console.MarkupLineInterpolated($"[bold]{(line.Length <= room ? line : line[..(room - 3)] + "...")}[/]");
    }

    private static Grid Overall(LiveSnapshot now, bool isNarrow)
    {
        Grid grid = NewGrid(isNarrow ? 3 : 4);
        if (LiveText.Share(now) is { } share)
        {
            Add(grid, "all", share, Color.Green, LiveText.Left(now) ?? string.Empty, isNarrow ? null : $"{Math.Floor(now.Samples!.Done):0} of {now.Samples.Total} samples");
        }

        if (now.Now is { } run)
        {
            Add(grid, "run", run.TicksDone / Math.Max(1, run.Ticks), Color.Blue, $"{LiveText.Rate(now.TicksPerSecond)} ticks/s", isNarrow ? null : $"{run.TicksDone:#,0} of {run.Ticks:#,0} ticks");
        }

        return grid;
    }

    private static Grid Crew(LiveSnapshot now, bool isNarrow)
    {
        Grid grid = NewGrid(isNarrow ? 3 : 4);
        LiveWorker[] shown = now.Workers.Count <= MostWorkers ? [.. now.Workers] : [.. now.Workers.OrderBy(Order).Take(MostWorkers - 2).OrderBy(static worker => worker.Index)];
        foreach (LiveWorker worker in shown)
        {
            string restarts = worker.Restarts > 0 ? $", {LiveText.Restarts(worker.Restarts)}" : string.Empty;
            string state = $"{worker.State.ToString().ToLowerInvariant()}{restarts}";
            Add(
                grid, $"{worker.Index}", worker.Tick / Math.Max(1, now.Now?.Ticks ?? 1), worker.State == WorkerState.Recovering ? Color.Red : Color.Blue,
                isNarrow ? state : $"{LiveText.Rate(worker.RowTicksPerSecond)} rows/s", isNarrow ? null : state);
        }

        if (shown.Length < now.Workers.Count)
        {
            string counts = string.Join(", ", now.Workers.GroupBy(static worker => worker.State).OrderBy(static group => group.Key).Select(static group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}"));
            Row(grid, isNarrow, string.Empty, Text.Empty, Cell($"{now.Workers.Count} workers", Style.Plain), Cell(isNarrow ? string.Empty : counts, Style.Plain));
        }

        return grid;

        // Whoever was lost, then whoever is furthest behind.
        static (int Group, double Tick) Order(LiveWorker worker) => (worker.State == WorkerState.Recovering ? 0 : worker.State == WorkerState.Idle ? 2 : 1, worker.Tick);
    }

    private static Grid NewGrid(int columns)
    {
        Grid grid = new();
        for (int column = 0; column < columns; column++)
        {
            GridColumn each = new() { NoWrap = true, Padding = new Padding(0, 0, column + 1 < columns ? 1 : 0, 0) };
            _ = grid.AddColumn(column == 0 ? each.Width(3).RightAligned() : each);
        }

        return grid;
    }

    private static void Add(Grid grid, string name, double share, Color color, string figure, string? more) =>
        Row(grid, more is null, name, new Bar(share, color, more is null ? 10 : 26), Cell($"{Percent(share)} {figure}".TrimEnd(), Style.Plain), Cell(more ?? string.Empty, new Style(Color.Grey)));

    private static void Row(Grid grid, bool isNarrow, string name, params ReadOnlySpan<IRenderable> cells) =>
        _ = grid.AddRow([new Text(name), .. isNarrow ? cells[..2] : cells]);

    private static Text Cell(string text, Style style) => new Text(text.Replace(' ', Unbroken), style).Overflow(Overflow.Crop);

    private static string Percent(double share) => $"{100 * Math.Clamp(share, 0, 1),3:0} %";
}
