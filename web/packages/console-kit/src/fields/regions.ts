import { take, type Api } from '@paiyi/api'
import { useConsole } from '../console'

/** An area of the division tree, as the picker shows it. */
export interface RegionNode {
  code: string
  name: string
  /** Names from the top of the tree down to this area. */
  path?: string
  hasChildren: boolean
}

type Json<Body> = { content: { 'application/json': Body } }
type Ok<Body> = { responses: { 200: Json<Body> & { headers: Record<string, unknown> } } }

interface RegionPaths {
  '/api/{audience}/regions': {
    get: { parameters: { path: { audience: string }; query?: { parent?: string } } } & Ok<{
      items: RegionNode[]
    }>
  }
  '/api/{audience}/regions/{code}': {
    get: { parameters: { path: { audience: string; code: string } } } & Ok<RegionNode>
  }
}

const names = new Map<string, Promise<RegionNode>>()

/** The areas that the staff member may choose from, level by level. */
export function useRegions() {
  const { api, audience } = useConsole()
  const client = api as unknown as Api<RegionPaths>

  async function children(parent?: string): Promise<RegionNode[]> {
    const params = { path: { audience }, query: { parent } }
    return (await take(client.GET('/api/{audience}/regions', { params }))).items
  }

  /** One area, to show the name of a chosen code; asked once. */
  function find(code: string): Promise<RegionNode> {
    const known = names.get(code)
    if (known) return known
    const asked = take(client.GET('/api/{audience}/regions/{code}', { params: { path: { audience, code } } }))
    names.set(code, asked)
    asked.catch(() => names.delete(code))
    return asked
  }

  return { children, find }
}
