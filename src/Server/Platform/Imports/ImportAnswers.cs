namespace Paiyi.Server.Platform.Imports;

/// <summary>What is said about a cell.</summary>
/// <param name="Column">1 for column A; 0 when the whole row is meant.</param>
/// <param name="Note">True when the row was accepted, or was one too many; else it was rejected.</param>
public sealed record ImportRemarkRow(int Column, string Code, string Text, bool Note);

/// <summary>A field in which a row differs from the register.</summary>
/// <param name="Before">What the register held when it was compared; null when it held nothing, when the row is applied, or when somebody else looks after the person.</param>
/// <param name="Now">Of a row that stays after an undo, what the register holds today; null when it holds nothing, and of every other row.</param>
public sealed record ImportDifference(string Field, string Label, string? Before, string After, string? Now = null);

/// <summary>Why rows were left out.</summary>
/// <param name="Text">What is said about the first of them.</param>
public sealed record ImportReason(string Code, LineOutcome Outcome, string Text, int Rows);

/// <summary>Why a whole file was refused.</summary>
public sealed record ImportRefusal(string Code, string Title);
