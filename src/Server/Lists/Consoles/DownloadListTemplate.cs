using Paiyi.Server.Accounts;
using Paiyi.Server.Lists.Reading;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Gives the workbook to fill in for a kind of list.</summary>
public static class DownloadListTemplate
{
    public static IResult Handle(string kind, HttpContext http, Staff staff, ListKinds kinds)
    {
        if (kinds.Of(staff, kind) is not { } known)
            return ListProblems.KindUnknown;
        var template = new ListTemplate(known, staff, Languages.Of(http.Request));
        return TypedResults.Stream(body => template.WriteAsync(body, http.RequestAborted), AnnotatedFile.ContentType, template.FileName);
    }
}
