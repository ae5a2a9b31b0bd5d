import { expect, test } from 'vitest'
import { columnWidths } from './column-widths'

test.each([
  ['are as wished where the room is too small', [{ width: 48 }, { minWidth: 120 }, {}], 200, [48, 120, 110]],
  ['share what is left by their least width', [{ minWidth: 100 }, { minWidth: 200 }], 600, [200, 400]],
  ['of a fixed width keep it', [{ width: 48 }, { minWidth: 100 }], 400, [48, 352]],
  [
    'fill the room to the pixel',
    [{ minWidth: 100 }, { minWidth: 100 }, { minWidth: 100 }],
    500,
    [168, 166, 166],
  ],
  ['that are all fixed leave room over', [{ width: 100 }, { width: 100 }], 500, [100, 100]],
])('Columns %s', (_, columns, room, widths) => {
  expect(columnWidths(columns, room)).toEqual(widths)
})
