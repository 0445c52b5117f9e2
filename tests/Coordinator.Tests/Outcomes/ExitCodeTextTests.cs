using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Outcomes;

public sealed class ExitCodeTextTests
{
    [Fact]
    public void Each_code_has_words_of_its_own_that_are_no_name_of_the_programs()
    {
        string[] texts = [.. Enum.GetValues<ExitCode>().Select(ExitCodeText.Of)];

        Assert.Equal(texts.Length, texts.Distinct(StringComparer.Ordinal).Count());
        Assert.All(texts, static text => Assert.DoesNotContain(text, static each => char.IsUpper(each)));
    }
}
