using System.Runtime.CompilerServices;

namespace Paiyi.Sheets;

/// <summary>The cells of the current row: slots by column, and the bytes of those that are not shared.</summary>
internal sealed class RowBuffer(int maxColumns)
{
    private Slot[] slots = new Slot[64];
    private int stamp = 1;

    public ByteBuffer Bytes { get; } = new(4096);

    public int ColumnCount { get; private set; }

    public bool IsBlank { get; private set; } = true;

    public void Clear()
    {
        Bytes.Clear();
        ColumnCount = 0;
        IsBlank = true;
        if (++stamp == int.MaxValue)
        {
            Array.Clear(slots);
            stamp = 1;
        }
    }

    /// <summary>Claims the slot of a column, which is to be set; false when the row already has this cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAdd(int column)
    {
        if (column >= slots.Length)
            Array.Resize(ref slots, Math.Min(maxColumns, Math.Max(column + 1, slots.Length * 2)));
        ref var slot = ref slots[column];
        if (slot.Stamp == stamp)
            return false;
        slot.Stamp = stamp;
        if (column >= ColumnCount)
            ColumnCount = column + 1;
        return true;
    }

    public void Set(int column, CellKind kind, CellTraits traits, int start, int length, NumberFormat format)
    {
        ref var slot = ref slots[column];
        (slot.Kind, slot.Traits, slot.Start, slot.Length, slot.Format) = (kind, traits, start, length, format);
        if (kind != CellKind.Empty || (traits & CellTraits.Formula) != 0)
            IsBlank = false;
    }

    public Cell Get(int column, SharedStrings? shared)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        if (column >= ColumnCount || slots[column].Stamp != stamp)
            return default;
        ref readonly var slot = ref slots[column];
        if ((slot.Traits & CellTraits.Shared) == 0 || !shared!.TryGet(slot.Start, out var utf8))
            utf8 = Bytes.Written.Slice(slot.Start, slot.Length);
        return new Cell(slot.Kind, slot.Traits, utf8, slot.Format);
    }

    private struct Slot
    {
        /// <summary>Equal to the row's stamp when the cell belongs to this row, so that nothing has to be wiped.</summary>
        public int Stamp;
        public int Start;
        public int Length;
        public CellKind Kind;
        public CellTraits Traits;
        public NumberFormat Format;
    }
}
