using System.Collections;
using Microsoft.Extensions.Configuration;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>Where settings come from: flags beat the environment, the environment beats appsettings.json.</summary>
internal static class Settings
{
    private const string EnvironmentPrefix = "PARALLELMOTION_";
    private const string FileName = "appsettings.json";

    // PARALLELMOTION_LOG_FILE as well as PARALLELMOTION_LOGFILE: the library's own source knows the second only. Two underscores stand for
    // a colon, as everywhere.
    private static IEnumerable<KeyValuePair<string, string?>> FromEnvironment() =>
        from DictionaryEntry variable in Environment.GetEnvironmentVariables()
        let name = (string)variable.Key
        where name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)
        let key = name[EnvironmentPrefix.Length..].Replace("__", ":", StringComparison.Ordinal)
        select KeyValuePair.Create(key.Replace("_", string.Empty, StringComparison.Ordinal), (string?)variable.Value);

    /// <summary>Reads them.</summary>
    /// <typeparam name="T">The options of what is asked for; settings of other names are nobody's.</typeparam>
    /// <param name="flags">Settings from the command line.</param>
    /// <param name="folder">Where appsettings.json may lie.</param>
    /// <exception cref="RefusedException">The file is no JSON, or a switch is neither true nor false.</exception>
    public static T Read<T>(IReadOnlyDictionary<string, string?> flags, string folder)
        where T : class, new() =>
        Refusing(folder, () => Builder(folder).AddInMemoryCollection(flags).Build().Get<T>() ?? new T());

    /// <summary>Those of the file and of the environment, by their names.</summary>
    /// <param name="folder">Where appsettings.json may lie.</param>
    /// <exception cref="RefusedException">The file is no JSON.</exception>
    public static IConfiguration Of(string folder) => Refusing(folder, () => Builder(folder).Build());

    private static IConfigurationBuilder Builder(string folder) => new ConfigurationBuilder()
        .SetBasePath(folder)
        .AddJsonFile(FileName, optional: true, reloadOnChange: false)
        .AddInMemoryCollection(FromEnvironment());

    private static T Refusing<T>(string folder, Func<T> read)
    {
        try
        {
            return read();
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
