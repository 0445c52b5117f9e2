using System.Diagnostics;
using System.IO.Pipes;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Events;
using ParallelMotion.Shared.Kernels.Vectors;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker;

/// <summary>
/// A worker: connects, says hello, obeys, leaves. No host and no container, so that it starts fast and its memory is its
/// columns.
/// </summary>
internal static class Program
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    private static int Main(string[] args)
    {
        if (WorkerArguments.Parse(args) is not { } arguments)
        {
            Console.Error.WriteLine("A worker is started by the coordinator, not by hand: run ./run.sh or ParallelMotion.Coordinator.");
            return Leaving.Misused;
        }

        try
        {
            return Work(arguments);
        }
        catch (Exception cause) when (cause is IOException or TimeoutException or ProtocolException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The worker (process {Environment.ProcessId}) leaves because it lost touch with the coordinator: {cause.Message}");
            return Leaving.LostTouch;
        }
        catch (Exception cause)
        {
            Console.Error.WriteLine($"The worker (process {Environment.ProcessId}) failed in a way nobody foresaw: {cause}");
            return Leaving.Unexpected;
        }
    }

    private static int Work(WorkerArguments arguments)
    {
        long start = Stopwatch.GetTimestamp();
        EventWriter events = EventWriter.OfProcess();
        Lifeline lifeline = new(Console.OpenStandardInput(), events);
        if (lifeline.ReadToken() is not { } token)
        {
            Console.Error.WriteLine($"The worker (process {Environment.ProcessId}) leaves because its standard input holds no token.");
            return Leaving.Misused;
        }

        lifeline.LeaveAtItsEnd();
        FirstToGo.Volunteer();

        NamedPipeClientStream stream = new(".", arguments.PipeName, PipeDirection.InOut, PipeOptions.CurrentUserOnly);
        using PipeConnection pipe = PipeConnection.OfWorker(stream);
        stream.Connect(ConnectLimit);
        using PipeHangup hangup = new(stream);
        FaultDrill drill = FaultDrill.Parse(Environment.GetEnvironmentVariable(FaultDrill.Variable));
        SelfHarm.Do(drill.For(arguments.Worker, arguments.Incarnation).Pass(FaultDrill.Hello), FaultDrill.Hello, events, static _ => { });
        pipe.Send(new Hello(Hello.CurrentVersion, arguments.Worker, Environment.ProcessId, token));
        (DateTimeOffset hello, TimeSpan toHello) = (TimeProvider.System.GetUtcNow(), Stopwatch.GetElapsedTime(start));

        // The coordinator still welcomes others: nobody waits for this yet, and the first dispatch would.
        MessageWarmUp.Run();
        events.Begin(WorkerEvents.Up, hello)?.With("Runtime", Environment.Version.ToString()).With("VectorUnit", VectorUnit.Name).With("HelloMilliseconds", toHello).Write();

        ThreadPlacement.GiveWayToWaker();
        using Session session = new(pipe, new PublishedProgress(hangup, events), worker => drill.For(worker, arguments.Incarnation), events);
        session.Obey();
        return Leaving.InOrder;
    }
}
