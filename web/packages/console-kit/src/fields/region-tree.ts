/** An area of the division tree; its path begins with that of the area above it. */
export interface Region {
  id: number
  code: string
  name: string
  level: string
  parentId: number | null
  path: string
  version: number
}

export interface RegionNode extends Region {
  children: RegionNode[]
}

/** Areas under the area they belong to; those whose upper area is not among them stand at the top. */
export function treeOf(regions: Region[]): RegionNode[] {
  const nodes = new Map(regions.map((region) => [region.id, { ...region, children: [] as RegionNode[] }]))
  const top: RegionNode[] = []
  for (const node of nodes.values()) {
    const above = node.parentId === null ? undefined : nodes.get(node.parentId)
    ;(above?.children ?? top).push(node)
  }
  return top
}
