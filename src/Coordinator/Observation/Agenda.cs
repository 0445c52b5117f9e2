using System.Collections.Immutable;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>What a job or the lab has before it, as far as that is known when it begins.</summary>
/// <param name="Parts">Its kernels, or its exercises, in the order in which they are done.</param>
/// <param name="AreExercises">Whether they are exercises: how many samples one of those takes is its own to know.</param>
/// <param name="RoundsAtMost">How often each run is sampled at most; 0 where nobody knows.</param>
internal sealed record Agenda(ImmutableArray<AgendaPart> Parts, bool AreExercises, int RoundsAtMost);

/// <summary>A part of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Runs">Runs that are compared in it; 0 where nobody knows.</param>
internal readonly record struct AgendaPart(string Name, int Runs);
