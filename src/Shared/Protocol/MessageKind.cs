namespace ParallelMotion.Shared.Protocol;

/// <summary>What a message says. The numbers stand on the wire as the first element of each message; zero is never valid.</summary>
public enum MessageKind
{
    /// <summary>No message.</summary>
    Invalid = 0,

    /// <summary>Worker: who I am, and the token that proves it.</summary>
    Hello = 1,

    /// <summary>Coordinator: map these regions, take this range and this kernel.</summary>
    Attach = 2,

    /// <summary>Worker: mapped and warm.</summary>
    Ready = 3,

    /// <summary>Coordinator: run these ticks.</summary>
    Execute = 4,

    /// <summary>Worker: these ticks are done.</summary>
    Completed = 5,

    /// <summary>Worker: what was asked can't be done.</summary>
    Failed = 6,

    /// <summary>Coordinator: leave.</summary>
    Shutdown = 7,

    /// <summary>Either: look at the control region.</summary>
    Wake = 8,
}
