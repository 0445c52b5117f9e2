using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;

namespace ParallelMotion.Shared.Tests.Kernels.Loading;

/// <summary>What can't be had as a kernel is refused with one sentence that says why.</summary>
public sealed class KernelRefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pm-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("moton", "kernel=moton, expected=motion or trig or", ", or PATH.dll:NAME", "Did you mean motion?")]
    [InlineData("gravity", "kernel=gravity", "for one of your own.")]
    [InlineData("My.so:drag", "kernel=My.so:drag", "PATH.dll:NAME")]
    public void A_name_that_is_not_built_in(string reference, params string[] parts) => ShouldBeRefused(reference, parts);

    [Fact]
    public void A_file_that_is_not_there() =>
        ShouldBeRefused("nowhere/My.dll:drag", "no such file: file=nowhere/My.dll", $"folder={Environment.CurrentDirectory}", "dotnet build");

    [Fact]
    public void A_folder_in_place_of_a_file()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "Folder.dll")).FullName;

        ShouldBeRefused($"{folder}:drag", $"no such file: file={folder}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("This is a text.\n")]
    [InlineData("MZ and then nothing that a runtime could read")]
    public void A_file_that_is_no_assembly(string content)
    {
        string file = Path.Combine(_folder, "Text.dll");
        File.WriteAllText(file, content);

        ShouldBeRefused($"{file}:drag", $"no .NET assembly that can run here: file={file}", "expected=a class library for net10.0");
    }

    [Fact]
    public void A_list_of_dependencies_that_cannot_be_read()
    {
        string file = Path.Combine(_folder, "Drag.dll");
        File.Copy(KernelFiles.Drag, file);
        File.WriteAllText(Path.Combine(_folder, "Drag.deps.json"), "{ this is no JSON");

        ShouldBeRefused($"{file}:drag", $"can't be opened: file={file}", ".deps.json");
    }

    [Fact]
    public void An_assembly_for_another_contract() => ShouldBeRefused(
        $"{KernelFiles.OfAnotherContract(_folder)}:drag",
        "types of the assembly don't fit", "builtAgainst=ParallelMotion.Shared, Version=", "Build it again with this version", "Bygone.Kernel");

    [Fact]
    public void An_assembly_without_kernels() => ShouldBeRefused(
        $"{typeof(FactAttribute).Assembly.Location}:drag", "has none that can be used", $"expected=a public class that implements {nameof(IKernel)}");

    [Fact]
    public void A_name_that_the_assembly_does_not_have() =>
        ShouldBeRefused($"{KernelFiles.Drag}:drog", $"Cannot find kernel drog because the assembly has none of that name: file={KernelFiles.Drag}, expected=drag. Did you mean drag?");

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    public void An_assembly_alone(string end) =>
        ShouldBeRefused(KernelFiles.Drag + end, $"none is named: file={KernelFiles.Drag}, expected=the file, a colon and drag.");

    [Fact]
    public void A_name_that_two_classes_have() => ShouldBeRefused(
        $"{KernelFiles.Strange}:twin", "more than one class", "classes=ParallelMotion.StrangeKernels.FirstTwinKernel and ParallelMotion.StrangeKernels.SecondTwinKernel");

    [Theory]
    [InlineData("unready", "UnreadyKernel (its constructor or its name threw NotSupportedException: This kernel can't be made.)")]
    [InlineData("demanding", "DemandingKernel (it has no public constructor without parameters)")]
    [InlineData("one+two", "PlusKernel (its name can't be used: name=\"one+two\", expected=1 to 64 of A-Z, a-z, 0-9, '_', '-' and '.')")]
    [InlineData("nameless", "NamelessKernel (its name can't be used: name=\"\"")]
    [InlineData("x", "LongNamedKernel (its name can't be used: name=\"xxxxx")]
    public void A_class_that_cannot_be_used_is_named_with_its_reason(string name, string reason) =>
        ShouldBeRefused($"{KernelFiles.Strange}:{name}", "expected=byte-example or columnless or", $"ParallelMotion.StrangeKernels.{reason}");

    [Theory]
    [InlineData("hidden")]
    [InlineData("OneColumnKernel")]
    public void A_class_that_is_not_public_or_is_abstract_is_not_listed(string name)
    {
        KernelLoadException refused = Assert.Throws<KernelLoadException>(() => KernelLookup.Find($"{KernelFiles.Strange}:{name}"));

        Assert.DoesNotContain("Hidden", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("or hidden", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("OneColumnKernel (", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("undeclarable", "what it declares can't be read", "threw=ArgumentException. Cannot declare column a because no column holds such rows: type=Int64")]
    [InlineData("no-summary", "what it declares can't be read", "threw=NotSupportedException. No formula.")]
    [InlineData("no-example", "what it declares can't be read", "Example is null.")]
    [InlineData("byte-example", "what it declares can't be read", "column=a, type=UInt8, expected=float32 or")]
    [InlineData("columnless", "it declares no columns", "expected=one column at least")]
    public void A_declaration_that_cannot_be_used(string name, params string[] parts) => ShouldBeRefused($"{KernelFiles.Strange}:{name}", parts);

    [Fact]
    public void A_full_path_that_no_message_holds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows refuses such paths itself.");
        string folder = _folder;
        while (folder.Length < Limits.MaxKernelPath - 200)
        {
            folder = Path.Combine(folder, new string('d', 150));
        }

        // Too long by one character, which its reference with a short name isn't.
        string file = Path.Combine(Directory.CreateDirectory(folder).FullName, "Drag.dll".PadLeft(Limits.MaxKernelPath - folder.Length, 'D'));
        File.Copy(KernelFiles.Drag, file);

        ShouldBeRefused($"{file}:drag", $"characters={Limits.MaxKernelPath + 1}, expected={Limits.MaxKernelPath} at most");
    }

    private static void ShouldBeRefused(string reference, params string[] parts)
    {
        KernelLoadException refused = Assert.Throws<KernelLoadException>(() => KernelLookup.Find(reference));
        Assert.StartsWith("Cannot ", refused.Message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, refused.Message, StringComparison.Ordinal));
    }
}
