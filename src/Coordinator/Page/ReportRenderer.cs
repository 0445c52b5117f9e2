using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>Writes the page, by ASP.NET's components without a server: whatever text comes from outside is encoded by them.</summary>
internal static class ReportRenderer
{
    /// <summary>Writes it. Nothing in it waits for anything, so it is done when this returns.</summary>
    /// <param name="result">What was found out.</param>
    /// <returns>The whole page.</returns>
    public static string Render(ResultDocument result) => RenderAsync(ReportContent.Of(result)).GetAwaiter().GetResult();

    private static async Task<string> RenderAsync(PageModel model)
    {
        await using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            Dictionary<string, object?> parameters = new(StringComparer.Ordinal) { [nameof(ReportPage.Model)] = model };
            return (await renderer.RenderComponentAsync<ReportPage>(ParameterView.FromDictionary(parameters))).ToHtmlString();
        });
    }
}
