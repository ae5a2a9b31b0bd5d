namespace Paiyi.Server.Platform.Live;

/// <summary>One open page. It holds no queue: a bit for each topic that changed since the last message is all there is to tell.</summary>
internal sealed class LiveStream(string place, int topics, string sessionId) : IDisposable
{
    private readonly SemaphoreSlim _wake = new(0, 1);
    private int _pending;
    private bool _ended;

    public string Place => place;

    public string SessionId => sessionId;

    /// <summary>The second in which it says that it is still there.</summary>
    public int Slot { get; init; }

    public bool BeatDue { get; private set; }

    public bool Ended => Volatile.Read(ref _ended);

    /// <summary>Why the session is over; else the process ends, and the page connects again.</summary>
    public bool SessionEnded { get; private set; }

    /// <summary>Notes what changed; true when there was nothing to tell before.</summary>
    public bool Note(int changed) =>
        (changed & topics) is not 0 and var heard && Interlocked.Or(ref _pending, heard) == 0;

    public void NoteEverything() => Note(topics);

    public void Beat()
    {
        BeatDue = true;
        Wake();
    }

    public void Wake()
    {
        lock (_wake)
        {
            if (_wake.CurrentCount == 0)
                _wake.Release();
        }
    }

    public void End(bool session)
    {
        SessionEnded |= session;
        Volatile.Write(ref _ended, true);
        Wake();
    }

    public Task WaitAsync(CancellationToken ct) => _wake.WaitAsync(ct);

    public int Take() => Interlocked.Exchange(ref _pending, 0);

    public bool TakeBeat() => BeatDue && !(BeatDue = false);

    public void Dispose() => _wake.Dispose();
}
