using System.Reflection;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>This build's version, as the build files state it.</summary>
internal static class ToolVersion
{
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
