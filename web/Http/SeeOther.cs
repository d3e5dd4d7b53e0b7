using Microsoft.AspNetCore.Http;

namespace SupportBot.Web.Http;

/// <summary>After a form: the browser asks for that page with GET, so that a reload doesn't post again. Only to addresses of our own.</summary>
sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal))
            throw new InvalidOperationException("Not a path of this site.");
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
