namespace Paiyi.Server.CommandLine;

/// <summary>A command cannot go on; the message is meant for the person at the keyboard.</summary>
public sealed class CommandRefusedException(string message) : Exception(message);
