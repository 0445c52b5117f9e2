using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels.Loading;

public sealed class KernelLookupTests
{
    [Fact]
    public void A_built_in_kernel_is_found_by_its_name()
    {
        foreach (IKernel kernel in KernelCatalog.All)
        {
            Assert.Equal(new FoundKernel(kernel, kernel.Name), KernelLookup.Find(kernel.Name));
            Assert.Equal(new FoundKernel(kernel, kernel.Name), KernelLookup.Find(kernel.Name.ToUpperInvariant()));
        }
    }

    [Fact]
    public void A_kernel_of_a_users_assembly_is_found_and_runs()
    {
        FoundKernel found = KernelLookup.Find($"{KernelFiles.Drag}:drag");

        KernelTable table = new KernelTable(found.Kernel, ("vel_x", [6]), ("vel_y", [-8])).Run(2, new RowRange(0, 1));
        Assert.Equal(3f, BitConverter.UInt32BitsToSingle(Assert.Single(table.Bits("vel_x"))));
        Assert.Equal(-4f, BitConverter.UInt32BitsToSingle(Assert.Single(table.Bits("vel_y"))));
    }

    [Fact]
    public void A_relative_path_becomes_a_full_one_that_another_process_understands()
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, KernelFiles.Drag);

        FoundKernel found = KernelLookup.Find($"{relative}:drag");

        Assert.False(Path.IsPathFullyQualified(relative));
        Assert.Equal($"{KernelFiles.Drag}:drag", found.Reference);
        Assert.Same(found.Kernel, KernelLookup.Find(found.Reference).Kernel);
    }

    [Fact]
    public void An_assembly_is_loaded_once_and_apart_from_ours()
    {
        IKernel first = KernelLookup.Find($"{KernelFiles.Strange}:throws").Kernel;
        IKernel second = KernelLookup.Find($"{KernelFiles.Strange}:stray").Kernel;

        Assert.Same(first.GetType().Assembly, second.GetType().Assembly);
        Assert.DoesNotContain(
            System.Runtime.Loader.AssemblyLoadContext.Default.Assemblies, each => ReferenceEquals(each, first.GetType().Assembly));
    }

    [Fact]
    public void A_copy_of_the_contract_beside_an_assembly_is_passed_over()
    {
        string folder = Directory.CreateTempSubdirectory("pm-").FullName;
        try
        {
            string copy = Path.Combine(folder, Path.GetFileName(KernelFiles.Drag));
            File.Copy(KernelFiles.Drag, copy);
            File.Copy(typeof(IKernel).Assembly.Location, Path.Combine(folder, "ParallelMotion.Shared.dll"));

            Assert.Equal("drag", KernelLookup.Find($"{copy}:drag").Kernel.Name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
