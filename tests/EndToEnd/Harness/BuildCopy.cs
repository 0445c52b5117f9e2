namespace ParallelMotion.EndToEnd.Harness;

/// <summary>A copy of the build under test, to spoil.</summary>
internal static class BuildCopy
{
    public static string In(WorkFolder folder)
    {
        string copy = folder["build"];
        foreach (string file in Directory.GetFiles(CoordinatorRun.BuildFolder, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(CoordinatorRun.BuildFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
