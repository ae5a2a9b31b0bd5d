import type { RegionNode } from '@paiyi/console-kit/fields'

/** The node with this id, wherever it hangs; the top of the tree when none is asked for. */
export function findNode(tree: RegionNode[], id: number | undefined): RegionNode | undefined {
  if (id === undefined) return tree[0]
  for (const node of tree) {
    const found = node.id === id ? node : node.children.length ? findNode(node.children, id) : undefined
    if (found) return found
  }
  return undefined
}

/** Whether a search means this area: part of its name, or the beginning of its code. */
export function matches(search: string, { name, code }: { name: string; code: string }): boolean {
  const wanted = search.trim()
  return wanted === '' || name.includes(wanted) || code.startsWith(wanted)
}
