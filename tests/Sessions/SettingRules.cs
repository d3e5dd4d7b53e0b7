using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>Rules §9: a setting outside its range is refused, and so is what doesn't fit together.</summary>
public sealed class SettingRules
{
    static readonly Queue Desk = Cast.Policy.Queues[0] with { Overflow = null };

    public static TheoryData<string> Names => new(Settings.Numbers.Select(setting => setting.Name));

    [Fact]
    public void The_defaults_and_the_site_of_these_tests_are_well()
    {
        Assert.Empty(Settings.Problems(new SessionPolicy()));
        Assert.Empty(Settings.Problems(Cast.Policy));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_number_has_its_range(string name)
    {
        var setting = Settings.Numbers.Single(number => number.Name == name);
        Assert.Equal(setting.Least, setting.Get(setting.With(new SessionPolicy(), setting.Least)));
        Assert.Empty(Settings.Problems(setting.With(new SessionPolicy(), setting.Least)));
        Assert.Empty(Settings.Problems(setting.With(new SessionPolicy(), setting.Most)));
        foreach (var wrong in (int[])[setting.Least - 1, setting.Most + 1])
            Faults(setting.With(new SessionPolicy(), wrong), new SettingProblem(name, SettingFault.OutOfRange, $"{setting.Least}", $"{setting.Most}", $"{wrong}"));
    }

    [Fact]
    public void A_queue_has_a_name_of_its_own_that_fits()
    {
        Faults(With(Desk with { Name = " \u200B" }), new SettingProblem("desk", SettingFault.QueueNameMissing));
        Assert.Empty(Settings.Problems(With(Desk with { Name = new string('x', 60) })));
        Faults(With(Desk with { Name = new string('x', 61) }), new SettingProblem("desk", SettingFault.QueueNameTooLong, "60"));
        var repeated = Settings.Problems(With(Desk, Desk with { Id = Cast.Backup, Name = "SERVICE DESK" }));
        Assert.Equal([SettingFault.QueueRepeated, SettingFault.QueueRepeated], repeated.Select(problem => problem.Fault));
        Assert.Equal(2, Settings.Problems(With(Desk, Desk with { Name = "Other" })).Length);
    }

    [Fact]
    public void Overflow_goes_to_another_queue_that_there_is()
    {
        Faults(With(Desk with { Overflow = Cast.Backup }), new SettingProblem("Service desk", SettingFault.OverflowUnknown, "backup"));
        Faults(With(Desk with { Overflow = Cast.Desk }), new SettingProblem("Service desk", SettingFault.OverflowItself));
    }

    [Fact]
    public void An_agent_is_somebody_once_and_can_take_one_to_twenty()
    {
        Faults(With(new AgentProfile(" ", 1, [])), new SettingProblem("Agents", SettingFault.PersonMissing));
        Faults(With(new AgentProfile("adam", 0, [])), new SettingProblem("adam", SettingFault.OutOfRange, "1", "20", "0"));
        Faults(With(new AgentProfile("adam", 21, [])), new SettingProblem("adam", SettingFault.OutOfRange, "1", "20", "21"));
        Assert.Equal([SettingFault.PersonRepeated, SettingFault.PersonRepeated], Settings.Problems(With(new AgentProfile("adam", 1, []), new AgentProfile("ADAM", 2, []))).Select(problem => problem.Fault));
    }

    [Fact]
    public void The_time_zone_is_one() => Faults(new SessionPolicy { TimeZone = "Nowhere/Land" }, new SettingProblem("TimeZone", SettingFault.TimeZoneUnknown, "Nowhere/Land"));

    [Theory]
    [InlineData("Mon 08:00-16:00", "Mon 08:00-16:00")]
    [InlineData("Mon-Wed 8:00-16:30", "Mon 08:00-16:30\nTue 08:00-16:30\nWed 08:00-16:30")]
    [InlineData("Sat–Mon 00:00–24:00", "Sat 00:00-00:00\nSun 00:00-00:00\nMon 00:00-00:00")]
    [InlineData("pon.-wt. 08:00 - 16:00; nd 10:00-12:00", "Mon 08:00-16:00\nTue 08:00-16:00\nSun 10:00-12:00")]
    [InlineData(" \n ", "")]
    public void Hours_are_read_as_people_write_them_and_written_back(string typed, string expected)
    {
        var (hours, unreadable) = Settings.ReadHours(typed);
        Assert.Null(unreadable);
        Assert.Equal(expected, Settings.WriteHours(hours));
        Assert.Equal(hours, Settings.ReadHours(expected).Hours);
    }

    [Theory]
    [InlineData("Mon")]
    [InlineData("Mon 08:00")]
    [InlineData("Foo 08:00-16:00")]
    [InlineData("Mon 16:00-08:00")]
    [InlineData("Mon 08:00-08:00")]
    [InlineData("Mon 25:00-26:00")]
    [InlineData("Mon 08:00:30-16:00")]
    [InlineData("Mon 8-16")]
    [InlineData("Mon-Tue-Wed 08:00-16:00")]
    [InlineData("Mon 08:00-16:00-18:00")]
    public void Hours_that_can_not_be_read_are_named(string line)
    {
        var (hours, unreadable) = Settings.ReadHours($"Tue 08:00-16:00\n{line}\nWed nonsense");
        Assert.Empty(hours);
        Assert.Equal(line, unreadable);
    }

    static SessionPolicy With(params Queue[] queues) => new() { Queues = [.. queues] };

    static SessionPolicy With(params AgentProfile[] agents) => new() { Agents = [.. agents] };

    static void Faults(SessionPolicy policy, SettingProblem expected)
    {
        var problem = Assert.Single(Settings.Problems(policy));
        Assert.Equal((expected.Setting, expected.Fault), (problem.Setting, problem.Fault));
        Assert.Equal(expected.Subjects, problem.Subjects.AsEnumerable());
    }
}
