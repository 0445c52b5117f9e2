using System.Text;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared.Streams;

namespace ParallelMotion.Coordinator.Streams;

/// <summary>
/// The process's standard streams as its threads may use them. Nobody waits for standard error: it is for those who watch. Standard
/// output is for results, so its writer waits for its reader, and fails when there is none any more.
/// </summary>
internal static class StandardStreams
{
    /// <summary>Far more than a report has.</summary>
    private const int MostQueuedCharacters = 1 << 20;

    /// <summary>Puts both in the console's place. Once, before anybody writes.</summary>
    public static void Take()
    {
        Stream error = Console.OpenStandardError();
        if (!OperatingSystem.IsWindows())
        {
            Console.SetOut(new StreamWriter(new DescriptorStream(1), Plain(Console.OutputEncoding)) { AutoFlush = true });
            error = new DescriptorStream(2);
        }

        QueuedWriter queue = new(error, Plain(Console.OutputEncoding), "standard error", MostQueuedCharacters);
        Console.SetError(queue);
        StandardError.IsQueuedIn(queue);
    }

    // Without a mark at the beginning, which would be part of the document.
    private static Encoding Plain(Encoding encoding) => encoding is UTF8Encoding ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : encoding;
}
