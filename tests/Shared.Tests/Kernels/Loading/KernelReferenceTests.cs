using ParallelMotion.Shared.Kernels.Loading;

namespace ParallelMotion.Shared.Tests.Kernels.Loading;

public sealed class KernelReferenceTests
{
    [Theory]
    [InlineData("motion", null, "motion")]
    [InlineData("My.dll:drag", "My.dll", "drag")]
    [InlineData("/home/me/my kernels/My.dll:drag", "/home/me/my kernels/My.dll", "drag")]
    [InlineData(@"C:\kernels\My.DLL:drag", @"C:\kernels\My.DLL", "drag")]
    [InlineData("a.dll:b/c.dll:drag", "a.dll:b/c.dll", "drag")]
    [InlineData("My.dll:drag.dll", "My.dll", "drag.dll")]
    [InlineData("My.dll", "My.dll", "")]
    [InlineData(@"C:\kernels\My.dll", @"C:\kernels\My.dll", "")]
    [InlineData("My.dll:", "My.dll", "")]
    [InlineData("My.exe:drag", null, "My.exe:drag")]
    [InlineData("dll", null, "dll")]
    public void It_is_split_at_the_last_colon_after_the_extension(string text, string? path, string name) =>
        Assert.Equal(new KernelReference(path, name), KernelReference.Parse(text));

    [Fact]
    public void An_empty_one_and_one_that_no_message_holds_are_refused()
    {
        string longest = new('x', Limits.MaxKernelReference);

        Assert.Equal(longest, KernelReference.Parse(longest).Name);
        foreach (string text in new[] { "", longest + "x" })
        {
            KernelLoadException refused = Assert.Throws<KernelLoadException>(() => KernelReference.Parse(text));
            Assert.Contains($"characters={text.Length}, expected=1 to {Limits.MaxKernelReference}", refused.Message, StringComparison.Ordinal);
        }
    }
}
