using System.CommandLine;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>A command beside the main job, which is what the coordinator does when none is named.</summary>
internal interface ISideCommand
{
    /// <summary>The command, to be put below the root.</summary>
    Command Command { get; }

    /// <summary>What is wrong with the words behind it; empty when nothing is.</summary>
    /// <param name="result">What the library made of the words.</param>
    IReadOnlyList<string> Problems(ParseResult result);
}
