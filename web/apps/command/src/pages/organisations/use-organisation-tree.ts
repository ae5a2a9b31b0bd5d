import { computed, reactive, shallowRef } from 'vue'
import type { Organisation } from './use-organisations-table'

export interface TreeNode {
  organisation: Organisation
  level: number
  parent?: TreeNode
  open: boolean
  branch: Branch
}

/** Organisations beside one another, as far as they have been read. */
export interface Branch {
  parent?: TreeNode
  nodes: TreeNode[]
  next: string | null
  read: boolean
  busy: boolean
}

/** A line of the tree: an organisation, or the offer to read more of those beside it. */
export type TreeLine =
  { key: string; node: TreeNode; level: number } | { key: string; more: Branch; level: number }

type Ask = (
  parent: number | undefined,
  cursor: string | undefined,
) => Promise<{ items: Organisation[]; nextCursor: string | null }>

/** The tree of organisations, read level by level as it is unfolded, and where the keyboard stands in it. */
export function useOrganisationTree(ask: Ask, openOne: (organisation: Organisation) => void) {
  const root = shallowRef(branchOf())
  const problem = shallowRef<unknown>()
  const current = shallowRef('')
  const lines = computed(() => linesOf(root.value, 1))

  async function read(branch: Branch): Promise<void> {
    if (branch.busy || (branch.read && !branch.next)) return
    branch.busy = true
    problem.value = undefined
    try {
      const { items, nextCursor } = await ask(branch.parent?.organisation.id, branch.next ?? undefined)
      const level = (branch.parent?.level ?? 0) + 1
      for (const organisation of items) branch.nodes.push(nodeOf(organisation, level, branch.parent))
      branch.next = nextCursor
      branch.read = true
    } catch (error) {
      problem.value = error
    } finally {
      branch.busy = false
    }
  }

  function unfold(node: TreeNode): void {
    node.open = true
    void read(node.branch)
  }

  function toggle(node: TreeNode): void {
    if (node.open) node.open = false
    else if (node.organisation.subordinates) unfold(node)
  }

  /** What a key of the tree pattern does; false leaves the key to the page. */
  function press(key: string): boolean {
    const all = lines.value
    const at = Math.max(
      0,
      all.findIndex((line) => line.key === current.value),
    )
    const line = all[at]
    if (!line) return false
    const node = 'node' in line ? line.node : undefined
    const go = (to: number) => (current.value = all[Math.min(Math.max(to, 0), all.length - 1)]!.key)
    if (key === 'ArrowDown') go(at + 1)
    else if (key === 'ArrowUp') go(at - 1)
    else if (key === 'Home') go(0)
    else if (key === 'End') go(all.length - 1)
    else if (key === 'ArrowRight' && node?.organisation.subordinates) {
      if (!node.open) unfold(node)
      else if (all[at + 1]?.level === line.level + 1) go(at + 1)
    } else if (key === 'ArrowLeft') {
      const above = node ? node.parent : 'more' in line ? line.more.parent : undefined
      if (node?.open) node.open = false
      else if (above) current.value = keyOf(above)
    } else if (key === 'Enter' || key === ' ') {
      if (node) openOne(node.organisation)
      else if ('more' in line) void more(line.more)
    } else return false
    return true
  }

  /** Reads on; the keyboard then stands on the first that came. */
  async function more(branch: Branch): Promise<void> {
    const known = branch.nodes.length
    await read(branch)
    const first = branch.nodes[known]
    if (first) current.value = keyOf(first)
  }

  async function reload(): Promise<void> {
    root.value = branchOf()
    await read(root.value)
    current.value = lines.value[0]?.key ?? ''
  }

  void reload()
  return reactive({ root, lines, current, problem, toggle, press, more, reload })
}

function linesOf(branch: Branch, level: number): TreeLine[] {
  const lines = branch.nodes.flatMap((node): TreeLine[] => [
    { key: keyOf(node), node, level },
    ...(node.open ? linesOf(node.branch, level + 1) : []),
  ])
  return branch.next
    ? [...lines, { key: `more/${branch.parent?.organisation.id ?? ''}`, more: branch, level }]
    : lines
}

const keyOf = ({ organisation }: TreeNode) => String(organisation.id)

function branchOf(parent?: TreeNode): Branch {
  return reactive({ parent, nodes: [], next: null, read: false, busy: false }) as Branch
}

function nodeOf(organisation: Organisation, level: number, parent?: TreeNode): TreeNode {
  const node = reactive({ organisation, level, parent, open: false }) as TreeNode
  node.branch = branchOf(node)
  return node
}
