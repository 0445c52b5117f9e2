namespace ParallelMotion.Worker.Tests;

public sealed class FirstToGoTests
{
    [Theory]
    [InlineData("0\n", "300")]
    [InlineData("-900", "-600")]
    [InlineData("800", "1000")]
    [InlineData("1000", "1000")]
    [InlineData("what", "what")]
    public void The_score_is_raised_above_the_coordinators(string inherited, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has such a score.");
        string path = Path.GetTempFileName();
        File.WriteAllText(path, inherited);

        FirstToGo.Volunteer(path);

        Assert.Equal(expected, File.ReadAllText(path));
        File.Delete(path);
    }

    [Theory]
    [InlineData("/nowhere/oom_score_adj")]
    [InlineData("/proc/self")]
    [InlineData("/proc/version")]
    public void A_refusal_is_no_trouble(string path) => Assert.Null(Record.Exception(() => FirstToGo.Volunteer(path)));
}
