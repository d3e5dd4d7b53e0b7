using System.Reflection;
using System.Text.RegularExpressions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>docs/conformance.md and the tests tell the same.</summary>
public sealed partial class ConformanceTable
{
    static readonly string[] Rows = [.. File.ReadLines(Repository.Path("docs", "conformance.md")).Where(line => Check().IsMatch(line))];

    [Fact]
    public void Every_check_has_a_row_and_every_row_a_proof()
    {
        var numbers = Rows.Select(row => Check().Match(row).Groups[1].Value).ToArray();
        Assert.Equal(numbers.Distinct(), numbers);
        Assert.Empty(Enumerable.Range(1, 177).Select(number => $"{number}").Except(numbers));
        Assert.All(Rows, row => Assert.False(string.IsNullOrWhiteSpace(row.Split('|')[3]), row));
    }

    [Fact]
    public void The_tests_that_it_names_are_those_that_carry_the_number()
    {
        var carried = Assembly.GetExecutingAssembly().GetTypes().Where(type => type.Namespace == typeof(ConformanceTable).Namespace)
            .SelectMany(type => type.GetMethods().SelectMany(method => method.GetCustomAttributes<TraitAttribute>().Where(trait => trait.Name == "Check").Select(trait => $"{trait.Value} {type.Name}.{method.Name}")));
        var named = Rows.SelectMany(row => TestName().Matches(row.Split("; bot")[0]).Select(name => $"{Check().Match(row).Groups[1].Value} {name.Groups[1].Value}"));
        var all = Assembly.GetExecutingAssembly().GetTypes().SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).ToHashSet();
        Assert.Empty(carried.Except(named));
        Assert.Subset(all, named.Select(item => item.Split(' ')[1]).ToHashSet());
    }

    [GeneratedRegex(@"^\| (\d+[a-z]?) \|")]
    private static partial Regex Check();

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex TestName();
}
