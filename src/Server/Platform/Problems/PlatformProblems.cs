namespace Paiyi.Server.Platform.Problems;

/// <summary>Refusals that any operation may give.</summary>
public static class PlatformProblems
{
    public static readonly Refusal Malformed = new(400, "request.malformed",
        "请求格式不正确，请刷新页面后重试。", "The request could not be read. Reload the page and try again.");

    public static readonly Refusal Invalid = new(400, "request.invalid",
        "有些内容不符合要求，请按提示修改。", "Some values are not acceptable. Correct the marked fields.");

    public static readonly Refusal Unstorable = new(400, "request.characters",
        "内容中有无法保存的特殊字符，请删除后重新填写。", "The text holds characters that cannot be stored. Remove them and type it again.");

    public static readonly Refusal SignInRequired = new(401, "session.required",
        "请先登录。", "Sign in first.");

    public static readonly Refusal ForgeryToken = new(403, "session.forgeryToken",
        "页面已过期，请刷新后再提交。", "This page is out of date. Reload it and submit again.");

    public static readonly Refusal NotPermitted = new(403, "permission.missing",
        "您的角色没有此项权限，请联系管理员。", "Your role does not permit this. Ask an administrator.");

    public static readonly Refusal NotFound = new(404, "notFound",
        "没有找到，可能已被删除或不在您的管辖范围内。", "Not found: it may have been removed or lie outside your scope.");

    public static readonly Refusal MethodNotAllowed = new(405, "request.method",
        "该地址不支持此操作。", "This address does not support that method.");

    public static readonly Refusal ChangedMeanwhile = new(409, "changedMeanwhile",
        "他人刚刚修改了这条记录，请重新打开后再改。", "Somebody else has just changed this record. Open it again and repeat your change.");

    public static readonly Refusal TooLarge = new(413, "request.tooLarge",
        "上传内容过大。", "The upload is too large.");

    public static readonly Refusal UnsupportedMedia = new(415, "request.mediaType",
        "请求的内容类型不受支持。", "The content type is not supported.");

    public static readonly Refusal TooMany = new(429, "request.tooMany",
        "操作过于频繁，请稍后再试。", "Too many requests. Wait a moment and try again.");

    public static readonly Refusal BadCursor = new(400, "paging.cursor",
        "翻页标记已失效，请回到第一页。", "The page marker is not valid. Go back to the first page.");

    public static readonly Refusal Fault = new(500, "fault",
        "系统出错，已记录。请稍后重试；如仍不行，请把编号告诉管理员。",
        "Something went wrong and has been recorded. Try again later; if it persists, tell an administrator the trace id.");

    public static readonly Refusal Unavailable = new(503, "service.unavailable",
        "服务暂时不可用，您的内容没有丢失，请几秒后重试。",
        "The service is briefly unavailable. Nothing you typed is lost; try again in a few seconds.");

    public static readonly Refusal StorageFull = new(507, "service.storageFull",
        "服务器的存储空间已满，暂时无法保存。请联系管理员清理空间，然后再试。",
        "The server has no storage space left, so nothing can be saved now. Ask an administrator to make room, then try again.");

    /// <summary>Gives the problem documents that the framework writes itself (validation) our code and language.</summary>
    internal static void Complete(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is not HttpValidationProblemDetails problem)
            return;
        var language = Languages.Of(context.HttpContext.Request);
        problem.Title = Invalid.Text(language);
        problem.Type = $"/problems/{Invalid.Code}";
        problem.Extensions["code"] = Invalid.Code;
        problem.Extensions["traceId"] = Refusal.TraceId(context.HttpContext);
        problem.Errors = problem.Errors.ToDictionary(e => e.Key, e => e.Value.Select(m => ValidationTexts.Of(m, language)).ToArray());
    }
}
