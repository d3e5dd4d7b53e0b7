using System.Collections.Frozen;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace SupportBot.Web.Http;

/// <summary>
/// The addresses of our files with the fingerprint of their content, which browsers may keep for ever. Unlike <c>@Assets</c> it also works on
/// pages that no endpoint serves, such as error pages.
/// </summary>
public sealed class SiteFiles(EndpointDataSource endpoints)
{
    readonly Lazy<FrozenDictionary<string, string>> _addresses = new(() => Read(endpoints));

    public string this[string file] => "/" + _addresses.Value.GetValueOrDefault(file, file);

    static FrozenDictionary<string, string> Read(EndpointDataSource endpoints) => endpoints.Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
        .Where(asset => asset is not null)
        .Select(asset => (Label: asset!.Properties.FirstOrDefault(property => property.Name == "label")?.Value, asset.Route))
        .Where(asset => asset.Label is not null)
        .DistinctBy(asset => asset.Label)
        .ToFrozenDictionary(asset => asset.Label!, asset => asset.Route);
}
