using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.Web.Recordings;

/// <summary>Where recordings are kept (section <c>Recordings</c>).</summary>
sealed class RecordingOptions
{
    public const string Section = "Recordings";

    /// <summary>
    /// A folder that only this site writes, relative to the content root; empty: <c>recordings</c> beside the database's file, or in the content
    /// root where there is none. Several nodes must share it.
    /// </summary>
    public string Folder { get; init; } = "";

    /// <summary>How large one recording may become, in megabytes (2^20 bytes); then it ends.</summary>
    public int SizeLimit { get; init; } = 4096;
}

/// <summary>Names the key and what it should be: a wrong setting stops the start.</summary>
sealed class RecordingOptionsCheck(IHostEnvironment environment) : IValidateOptions<RecordingOptions>
{
    public ValidateOptionsResult Validate(string? name, RecordingOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    IEnumerable<string> Wrong(RecordingOptions options)
    {
        if (options.Folder.Length > 0 && WhyUnfit(options.Folder) is { } why)
            yield return $"Recordings:Folder must name a folder that this program may write, but is '{options.Folder}': {why}";
        if (options.SizeLimit is < 1 or > 1024 * 1024)
            yield return $"Recordings:SizeLimit must be 1 to 1048576 (megabytes), but is {options.SizeLimit}.";
    }

    string? WhyUnfit(string folder)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, folder));
            return null;
        }
        catch (Exception unfit) when (unfit is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return unfit.Message;
        }
    }
}
