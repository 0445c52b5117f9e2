using System.Collections;
using Microsoft.Extensions.Configuration;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>Where settings come from: flags beat the environment, the environment beats appsettings.json.</summary>
internal static class Settings
{
    private const string EnvironmentPrefix = "PARALLELMOTION_";
    private const string FileName = "appsettings.json";

    // PARALLELMOTION_LOG_FILE as well as PARALLELMOTION_LOGFILE: the library's own source knows the second only.
    private static IEnumerable<KeyValuePair<string, string?>> FromEnvironment() =>
        from DictionaryEntry variable in Environment.GetEnvironmentVariables()
        let name = (string)variable.Key
        where name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)
        select KeyValuePair.Create(name[EnvironmentPrefix.Length..].Replace("_", string.Empty, StringComparison.Ordinal), (string?)variable.Value);

    /// <summary>Reads them.</summary>
    /// <typeparam name="T">The options of what is asked for; settings of other names are nobody's.</typeparam>
    /// <param name="flags">Settings from the command line.</param>
    /// <param name="folder">Where appsettings.json may lie.</param>
    /// <exception cref="RefusedException">The file is no JSON, or a switch is neither true nor false.</exception>
    public static T Read<T>(IReadOnlyDictionary<string, string?> flags, string folder)
        where T : class, new()
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(folder)
                .AddJsonFile(FileName, optional: true, reloadOnChange: false)
                .AddInMemoryCollection(FromEnvironment())
                .AddInMemoryCollection(flags)
                .Build()
                .Get<T>() ?? new T();
        }
        catch (Exception cause) when (cause is InvalidDataException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // What the library throws names the file or the setting, but not the line or the value: its causes do.
            throw RefusedException.Usage(
                $"Cannot use the settings because one of them can't be read: {cause.Message} cause={cause.GetBaseException().Message} "
                + $"Look at the variables that start with {EnvironmentPrefix} and at {Path.Combine(folder, FileName)}.", cause);
        }
    }
}
