namespace ParallelMotion.Coordinator.Tables;

/// <summary>A named float32 column. Whoever makes one gives its values away: nobody changes them afterwards.</summary>
internal sealed record Column(string Name, float[] Values);
