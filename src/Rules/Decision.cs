namespace Paiyi.Rules;

/// <summary>What a rule set says about one set of facts at one instant.</summary>
/// <param name="Outcome">The most severe among the outcomes of the reasons and the set's default.</param>
/// <param name="Reasons">Every rule that holds, the most severe first, else in the order of the rule set.</param>
/// <param name="NextReviewAt">
/// The earliest instant after the decision at which the outcome or a reason may change although the facts do not:
/// the end of a reason, the beginning of one that is foreseeable, or the start or end of a rule's own validity. Null
/// when only new facts can change anything.
/// </param>
/// <param name="Failures">
/// Rules that could not be evaluated on these facts and so do not count; empty in a healthy rule set. A caller must
/// not drop them silently.
/// </param>
public sealed record Decision(
    string Outcome,
    IReadOnlyList<Reason> Reasons,
    string RuleSetId,
    string RuleSetVersion,
    DateTimeOffset? NextReviewAt,
    IReadOnlyList<RuleFailure> Failures);

/// <summary>A rule that holds.</summary>
/// <param name="Until">When it lapses by time alone, if known; at that instant it holds no more.</param>
public sealed record Reason(string RuleId, string Outcome, DateTimeOffset? Until);

/// <summary>A rule that met facts which its logic does not accept.</summary>
/// <param name="Path">The operation in the rule, as a JSON path.</param>
public sealed record RuleFailure(string RuleId, string Path, string Problem);
