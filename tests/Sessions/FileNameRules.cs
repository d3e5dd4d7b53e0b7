using System.Text;
using System.Text.Json;
using SupportBot.Sessions;
using SupportBot.Web.Live;

namespace SupportBot.Tests.Sessions;

/// <summary>Names of files come from outside: hostile until cleaned.</summary>
public sealed class FileNameRules
{
    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("Zażółć gęślą jaźń.docx", "Zażółć gęślą jaźń.docx")]
    [InlineData("تقرير.pdf", "تقرير.pdf")]
    [InlineData("👨‍👩‍👧‍👦 holiday 🏖️.jpg", "👨‍👩‍👧‍👦 holiday 🏖️.jpg")]
    [InlineData(@"..\..\Windows\System32\x.dll", "x.dll")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("../.ssh/authorized_keys", "authorized_keys")]
    [InlineData(@"C:\fakepath\bill.pdf", "bill.pdf")]
    [InlineData("C:bill.pdf", "C_bill.pdf")]
    [InlineData("bill.pdf:hidden", "bill.pdf_hidden")]
    [InlineData("photo\u202Egnp.exe", "photognp.exe")]
    [InlineData("\u2066a\u2069\u200F\u061Cb.txt", "ab.txt")]
    [InlineData("a\0b\r\nc\u001B[31m.txt", "abc[31m.txt")]
    [InlineData("<img src=x onerror=\"a\">.html", "_img src=x onerror=_a__.html")]
    [InlineData("what?*|.txt", "what___.txt")]
    [InlineData("trailing.txt. . .", "trailing.txt")]
    [InlineData(" \u00A0.htaccess", "htaccess")]
    [InlineData("CON", "_CON")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("Aux .tar.gz", "_Aux .tar.gz")]
    [InlineData("COM1.log", "_COM1.log")]
    [InlineData("lpt².log", "_lpt².log")]
    [InlineData("CONIN$", "_CONIN$")]
    [InlineData("console.txt", "console.txt")]
    [InlineData("bill.pdf                                                       .exe", "bill.pdf .exe")]
    [InlineData("bill.pdf\u3000\u2800\u3164\u00A0.exe", "bill.pdf .exe")]
    [InlineData("broken\uD83D.txt", "broken.txt")]
    public void A_name_from_outside_is_made_safe(string given, string expected) => Assert.Equal(expected, FileName.Clean(given));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("folder/")]
    [InlineData(@"..\..")]
    [InlineData(" \t\u3000\u2800")]
    [InlineData("\u202E\u200B\u0301")]
    public void A_name_of_which_nothing_is_left_is_none(string? given) => Assert.Null(FileName.Clean(given));

    [Fact]
    public void A_long_name_is_cut_between_characters_and_keeps_its_ending()
    {
        string[] hostile = [new string('a', 10_000) + ".tar", new string('漢', 5_000) + ".pdf", string.Concat(Enumerable.Repeat("👩‍🚀", 2_000)) + ".png", new string('x', 10_000), "a." + new string('b', 10_000), "o" + new string('\u0301', 10_000) + ".txt", "CON" + new string(' ', 500) + ".txt"];
        foreach (var given in hostile)
        {
            var name = FileName.Clean(given)!;
            Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 201);
            Assert.DoesNotContain('\uFFFD', name);
            Assert.Equal(name, FileName.Clean(name));
            if (given[^4] == '.')
                Assert.EndsWith(given[^4..], name, StringComparison.Ordinal);
        }

        Assert.InRange(FileName.Clean("o" + new string('\u0301', 10_000) + ".txt")!.Length, 5, 20);
    }

    [Theory]
    [InlineData("""{"direction":"Sideways","name":"a","size":1}""")]
    [InlineData("""{"direction":"ToCustomer","name":"a","size":1e300}""")]
    [InlineData("""{"direction":"ToCustomer","name":"a","size":NaN}""")]
    [InlineData("""{"direction":"ToCustomer","name":"a","size":"1"}""")]
    [InlineData("""{"direction":"ToCustomer","name":{},"size":1}""")]
    [InlineData("""{"direction":"ToCustomer","name":"a","size":1.5}""")]
    public void What_is_no_file_is_not_read_as_one(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, LiveJson.Default.SeenFile));
}
