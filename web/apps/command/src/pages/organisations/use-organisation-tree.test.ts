import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { useOrganisationTree } from './use-organisation-tree'
import type { Organisation } from './use-organisations-table'

const of = (id: number, subordinates = 0) => ({ id, name: `${id}`, subordinates }) as Organisation

/** A group (1) with two campuses, of which one (12) has a kindergarten; beside it another one on a second page. */
async function treeOf() {
  const opened: number[] = []
  const asked: string[] = []
  const tree = useOrganisationTree(
    (parent, cursor) => {
      asked.push(`${parent ?? ''}/${cursor ?? ''}`)
      if (parent === 1) return Promise.resolve({ items: [of(11), of(12, 1)], nextCursor: null })
      if (parent === 12) return Promise.resolve({ items: [of(121)], nextCursor: null })
      return Promise.resolve(
        cursor ? { items: [of(2)], nextCursor: null } : { items: [of(1, 2)], nextCursor: 'name.1' },
      )
    },
    ({ id }) => opened.push(id),
  )
  await settled()
  const keys = () => tree.lines.map(({ key, level }) => `${level}:${key}`)
  const press = async (...all: string[]) => {
    for (const key of all) {
      tree.press(key)
      await settled()
    }
  }
  return { tree, opened, asked, keys, press }
}

async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await nextTick()
}

describe('the tree of organisations', () => {
  it('reads a level when it is unfolded, and once', async () => {
    const { asked, keys, press } = await treeOf()
    expect(keys()).toEqual(['1:1', '1:more/'])

    await press('ArrowRight', 'ArrowLeft', 'ArrowRight')

    expect(keys()).toEqual(['1:1', '2:11', '2:12', '1:more/'])
    expect(asked).toEqual(['/', '1/'])
  })

  it('moves by the arrows, into a level and out of it', async () => {
    const { tree, keys, press } = await treeOf()
    await press('ArrowRight', 'ArrowRight')
    expect(tree.current).toBe('11')

    await press('ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowRight')
    expect(tree.current).toBe('121')
    expect(keys()).toContain('3:121')

    await press('ArrowLeft')
    expect(tree.current).toBe('12')
    await press('ArrowLeft')
    expect(keys()).not.toContain('3:121')
    await press('ArrowLeft')
    expect(tree.current).toBe('1')
    await press('End')
    expect(tree.current).toBe('more/')
    await press('Home', 'ArrowUp')
    expect(tree.current).toBe('1')
  })

  it('opens an organisation by Enter, and reads on at the last line', async () => {
    const { tree, opened, keys, press } = await treeOf()
    await press('Enter', 'End', 'Enter')

    expect(opened).toEqual([1])
    expect(keys()).toEqual(['1:1', '1:2'])
    expect(tree.current).toBe('2')
    expect(tree.press('Tab')).toBe(false)
  })

  it('does not unfold what has nothing below', async () => {
    const { tree, keys, press } = await treeOf()
    await press('ArrowRight', 'ArrowDown', 'ArrowRight')
    expect(tree.current).toBe('11')
    expect(keys()).toHaveLength(4)
  })

  it('keeps a fault, and forgets it with the next attempt', async () => {
    let fails = true
    const tree = useOrganisationTree(
      () =>
        fails ? Promise.reject(new Error('away')) : Promise.resolve({ items: [of(1)], nextCursor: null }),
      () => undefined,
    )
    await settled()
    expect(tree.problem).toBeInstanceOf(Error)
    fails = false
    await tree.reload()
    expect(tree.problem).toBeUndefined()
    expect(tree.lines).toHaveLength(1)
  })
})
