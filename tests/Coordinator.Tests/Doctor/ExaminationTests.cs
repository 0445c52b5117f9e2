using ParallelMotion.Coordinator.Doctor;
using ParallelMotion.Coordinator.Tests.Machine;

namespace ParallelMotion.Coordinator.Tests.Doctor;

public sealed class ExaminationTests
{
    [Fact]
    public void Every_check_finds_something_under_its_own_name_and_no_name_is_used_twice()
    {
        Diagnosis diagnosis = Examination.Of(MadeExamined.With(new FakeFiles()));

        Assert.Equal(Examination.All.Select(static check => check.Name), diagnosis.Findings.Select(static finding => finding.Check), StringComparer.Ordinal);
        Assert.Equal(Examination.All.Count, diagnosis.Findings.Select(static finding => finding.Check).Distinct(StringComparer.Ordinal).Count());
    }

    // A machine that tells nothing gives no reason to refuse a run, and none to be sure of it.
    [Fact]
    public void What_is_not_told_is_a_note_and_never_unfit()
    {
        Diagnosis diagnosis = Examination.Of(MadeExamined.With(new FakeFiles()));

        Assert.True(diagnosis.IsFit, diagnosis.Verdict);
        Assert.All(["memory-limit", "virtual-machine", "open-files", "processes", "caches", "huge-pages", "load"], name => Assert.Equal(FindingLevel.Note, Level(diagnosis, name)));
    }

    [Fact]
    public void Elsewhere_than_on_Linux_the_checks_that_read_its_files_say_that_they_were_not_made()
    {
        Diagnosis diagnosis = Examination.Of(MadeExamined.With(new FakeFiles(), isLinux: false));

        Assert.All(
            ["memory-limit", "open-files", "processes", "locked-memory", "cpu-quota", "caches", "huge-pages", "virtual-machine", "load"],
            name => Assert.Equal("not looked at", diagnosis.Findings.Single(each => string.Equals(each.Check, name, StringComparison.Ordinal)).Found));
    }

    [Fact]
    public void A_look_that_the_system_refuses_hides_no_other()
    {
        Diagnosis diagnosis = Examination.Of(MadeExamined.With(new FakeFiles()), [new Refused(), new Unfit()]);

        Assert.Equal([FindingLevel.Note, FindingLevel.Unfit], diagnosis.Findings.Select(static each => each.Level));
        Assert.Contains("Not today", diagnosis.Findings[0].Means, StringComparison.Ordinal);
        Assert.Equal("Not fit to run: bad; to note: refused.", diagnosis.Verdict);
    }

    private static FindingLevel Level(Diagnosis diagnosis, string name) => diagnosis.Findings.Single(each => string.Equals(each.Check, name, StringComparison.Ordinal)).Level;

    private sealed class Refused : ICheck
    {
        public string Name => "refused";

        public Finding Look(Examined examined) => throw new UnauthorizedAccessException("Not today.");
    }

    private sealed class Unfit : ICheck
    {
        public string Name => "bad";

        public Finding Look(Examined examined) => Finding.Unfit(Name, "found", "means", "do");
    }
}
