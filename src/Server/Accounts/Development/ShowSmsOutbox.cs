using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Sms;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Web;

namespace Paiyi.Server.Accounts.Development;

/// <summary>Shows a developer the text messages that no gateway sends. Mapped in Development without a gateway, and nowhere else.</summary>
public static class ShowSmsOutbox
{
    private const int Shown = 50;

    /// <summary>The newest messages as JSON.</summary>
    public static async Task<IReadOnlyList<OutboxMessage>> Json(PaiyiDb db, PersonalDataCipher cipher, CancellationToken ct)
    {
        var messages = await db.SmsMessages.AsNoTracking().Where(m => m.ParametersSealed != null)
            .OrderByDescending(m => m.QueuedAt).ThenByDescending(m => m.Id).Take(Shown).ToListAsync(ct);
        return [.. messages.Select(m => new OutboxMessage(
            m.Id, cipher.Decrypt(Purpose.Phone, m.PhoneSealed), m.Template,
            SmsTexts.Of(m.Template, JsonSerializer.Deserialize<Dictionary<string, string>>(cipher.Decrypt(Purpose.Message, m.ParametersSealed))!),
            m.QueuedAt))];
    }

    /// <summary>The same as a page that renews itself.</summary>
    public static async Task<IResult> Page(HttpContext http, PaiyiDb db, PersonalDataCipher cipher, CancellationToken ct)
    {
        BrowserRules.Page(http);
        var rows = new StringBuilder();
        foreach (var message in await Json(db, cipher, ct))
            rows.Append($"<tr><td>{message.At.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss}</td><td>{message.Phone}</td><td>{WebUtility.HtmlEncode(message.Text)}</td></tr>");
        return Results.Content(
            $"""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="3">
            <meta name="viewport" content="width=device-width"><title>开发短信箱</title>
            <style>body{"{"}font:15px/1.6 system-ui;margin:2rem{"}"}td{"{"}padding:.3rem 1rem .3rem 0;vertical-align:top{"}"}</style>
            <h1>开发短信箱</h1><p>未配置短信网关，短信留在这里。</p><table>{rows}</table></html>
            """, "text/html; charset=utf-8");
    }
}

/// <summary>A text message as its receiver would read it.</summary>
public sealed record OutboxMessage(long Id, string Phone, SmsTemplate Template, string Text, DateTimeOffset At);
