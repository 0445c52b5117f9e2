using System.CommandLine;
using System.Globalization;
using ParallelMotion.Coordinator.Dispatch;

namespace ParallelMotion.Watching;

/// <summary>Measures what it costs to be watched.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is [PageReader.Command, { } port])
        {
            PageReader.Read(int.Parse(port, CultureInfo.InvariantCulture));
            return 0;
        }

        Option<int> workers = Number("--workers", "Worker processes.", usual: 2, least: 1, most: 64);
        Option<int> rows = Number("--rows", "Rows of the table.", usual: 1_000_000, least: 1_000, most: 10_000_000);
        Option<int> seconds = Number("--seconds", "About how long it runs.", usual: 60, least: 10, most: 600);
        Option<bool> doorbell = new("--doorbell") { Description = "Tells by doorbell, not by pipe." };
        RootCommand command = new("What the dashboard costs a run that is told every tick, with one page open.") { workers, rows, seconds, doorbell };
        command.SetAction(async (parsed, _) =>
        {
            WatchingSpec asked = new(
                parsed.GetValue(workers), parsed.GetValue(rows), parsed.GetValue(seconds), parsed.GetValue(doorbell) ? DispatchMode.Doorbell : DispatchMode.PerTick);
            Console.WriteLine((await new WatchedRun(asked).MeasureAsync()).Text(asked));
        });
        return await command.Parse(args).InvokeAsync();
    }

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is int given && (given < least || given > most))
            {
                result.AddError($"Cannot measure because {name} is out of range: given={given}, expected={least} to {most}.");
            }
        });
        return option;
    }
}
