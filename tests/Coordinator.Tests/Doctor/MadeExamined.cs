using ParallelMotion.Coordinator.Doctor;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Tests.Machine;
using ParallelMotion.Coordinator.Tests.Measurements;

namespace ParallelMotion.Coordinator.Tests.Doctor;

/// <summary>What checks look at, as a test makes it.</summary>
internal static class MadeExamined
{
    /// <summary>A machine of two CPUs with files of a test's own.</summary>
    public static Examined With(FakeFiles files, bool isLinux = true) => new(files.Read, isLinux, Path.GetTempPath(), MadeResult.Machine, CoreMap.OfAlike(2));
}
