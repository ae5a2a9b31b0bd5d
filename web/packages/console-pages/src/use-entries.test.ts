import { expect, test, vi } from 'vitest'
import { useEntries } from './use-entries'

test('A growing list adds the next page below the ones before', async () => {
  const load = vi
    .fn()
    .mockResolvedValueOnce({ items: [1, 2], nextCursor: 'b' })
    .mockResolvedValueOnce({ items: [3], nextCursor: null })
  const list = useEntries<number>(load)
  await list.reload()
  expect(list.hasMore).toBe(true)
  await list.more()
  expect(load).toHaveBeenLastCalledWith('b')
  expect(list.entries).toEqual([1, 2, 3])
  expect(list.hasMore).toBe(false)
})

test('What failed can be asked again, and what was there stays', async () => {
  const load = vi
    .fn()
    .mockResolvedValueOnce({ items: [1], nextCursor: 'b' })
    .mockRejectedValueOnce(new Error('gone'))
    .mockResolvedValueOnce({ items: [2], nextCursor: null })
  const list = useEntries<number>(load)
  await list.reload()
  await list.more()
  expect(list.problem).toBeInstanceOf(Error)
  expect(list.entries).toEqual([1])
  await list.more()
  expect(list.entries).toEqual([1, 2])
})
