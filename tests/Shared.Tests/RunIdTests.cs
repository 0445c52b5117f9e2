namespace ParallelMotion.Shared.Tests;

public sealed class RunIdTests
{
    [Theory]
    [InlineData("0000000000000001", 1ul)]
    [InlineData("0123456789abcdef", 0x0123_4567_89AB_CDEFul)]
    [InlineData("ffffffffffffffff", ulong.MaxValue)]
    public void An_id_is_sixteen_digits_and_comes_back(string text, ulong value)
    {
        Assert.Equal(text, new RunId(value).ToString());
        Assert.True(RunId.TryParse(text, out RunId read));
        Assert.Equal(new RunId(value), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000000")]
    [InlineData("123456789abcdef")]
    [InlineData("00123456789abcdef")]
    [InlineData("0x23456789abcdef")]
    [InlineData(" 123456789abcdef")]
    [InlineData("123456789abcdef ")]
    [InlineData("123456789abcde\0\0")]
    [InlineData("-123456789abcdef")]
    [InlineData("g123456789abcdef")]
    [InlineData("1234567_89abcdef")]
    [InlineData("../../etc/passwd")]
    public void What_is_no_id_is_refused(string text)
    {
        Assert.False(RunId.TryParse(text, out RunId id));
        Assert.Equal(default, id);
    }

    [Fact]
    public void New_ids_differ_and_none_is_zero()
    {
        RunId[] ids = [.. Enumerable.Range(0, 1000).Select(_ => RunId.New())];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.NotEqual(0ul, id.Value));
    }
}
