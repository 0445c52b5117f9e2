using Microsoft.Extensions.Configuration;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared.Naming;
using Serilog;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Settings.Configuration;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>
/// What settings say of the log, in the section <c>Serilog</c>: levels, by source too, and further sinks, filters and enrichers. The console
/// and the run's own file are there without being named.
/// </summary>
/// <param name="settings">All settings.</param>
internal sealed class LogSettings(IConfiguration settings)
{
    private const string Section = "Serilog";
    private const string LevelPath = Section + ":MinimumLevel";

    // Not AuditTo: its sinks throw where others give up, and a log must not fail a run.
    private static readonly string[] Known = ["Using", "MinimumLevel", "LevelSwitches", "FilterSwitches", "WriteTo", "Enrich", "Filter", "Destructure", "Properties"];
    private static readonly Lock Diagnosis = new();

    /// <summary>None but the defaults.</summary>
    public static LogSettings None { get; } = new(new ConfigurationBuilder().Build());

    /// <summary>The lowest level that the file and further sinks get, unless a source has its own.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public LogEventLevel Level =>
        (settings[LevelPath + ":Default"] ?? settings[LevelPath]) is not { Length: > 0 } text ? LogEventLevel.Information
        : Enum.TryParse(text, ignoreCase: true, out LogEventLevel level) && Enum.IsDefined(level) ? level
        : throw Refused($"there is no such level: {LevelPath}={text}, expected={string.Join(" or ", Enum.GetNames<LogEventLevel>())}.");

    /// <summary>Begins a logger with them.</summary>
    /// <exception cref="RefusedException">They name what isn't there, or can't be read.</exception>
    public LoggerConfiguration Begin()
    {
        _ = Level;
        foreach (string unknown in settings.GetSection(Section).GetChildren().Select(static each => each.Key).Except(Known, StringComparer.OrdinalIgnoreCase))
        {
            string hint = NearestName.Of(unknown, Known) is { } nearest ? $" Did you mean {nearest}?" : string.Empty;
            throw Refused($"there is no such setting: {Section}:{unknown}, expected={string.Join(" or ", Known)}.{hint}");
        }

        // The library says only in its own log that a sink isn't there, and goes on without.
        lock (Diagnosis)
        {
            List<string> complaints = [];
            SelfLog.Enable(complaints.Add);
            try
            {
                LoggerConfiguration configuration = new LoggerConfiguration().ReadFrom.Configuration(
                    settings, new ConfigurationReaderOptions(SinkAssemblies.Named(settings.GetSection(Section + ":Using"))) { SectionName = Section });
                return complaints.Count == 0 ? configuration : throw Refused($"{string.Join(". ", complaints.Select(Complaint))}.");
            }
            catch (Exception cause) when (cause is not RefusedException)
            {
                throw Refused(cause.GetBaseException().Message.ReplaceLineEndings(" ").Trim(), cause);
            }
            finally
            {
                SelfLog.Disable();
            }
        }
    }

    // Of "TIME Unable to find a method called NAME. Candidate methods are:" and a line for each, what matters.
    private static string Complaint(string complaint) =>
        complaint.Split('\n')[0] is var line && line.IndexOf(' ', StringComparison.Ordinal) is > 0 and int end ? line[(end + 1)..].Replace(". Candidate methods are:", string.Empty, StringComparison.Ordinal).Trim() : line;

    private static RefusedException Refused(string why, Exception? cause = null)
    {
        string text = $"Cannot log as the settings say because {why} Look at the section {Section} of appsettings.json, and at variables that start with PARALLELMOTION_SERILOG__.";
        return cause is null ? RefusedException.Usage(text) : RefusedException.Usage(text, cause);
    }
}
