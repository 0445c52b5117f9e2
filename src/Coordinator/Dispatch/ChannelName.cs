namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>The names of channels, in tables and in the result document.</summary>
internal static class ChannelName
{
    /// <summary>The name of one.</summary>
    /// <param name="isRung">Whether orders are rung in shared memory; otherwise they are sent over pipes.</param>
    public static string Of(bool isRung) => isRung ? "doorbell" : "pipe";
}
