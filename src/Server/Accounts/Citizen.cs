using Microsoft.Extensions.Validation;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts;

/// <summary>The citizen who makes this request, known by a phone number that answered an SMS code.</summary>
[SkipValidation]
public sealed record Citizen(long Id)
{
    public static ValueTask<Citizen?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<Session>() is { Kind: SessionKind.Citizen } session ? new Citizen(session.AccountId) : null);
}
