import { take, type Api } from '@paiyi/api'
import { onMounted, shallowRef } from 'vue'
import { useConsole } from '../console'
import { useSession } from '../session'
import { treeOf, type Region, type RegionNode } from './region-tree'

type Json<Body> = { content: { 'application/json': Body } }
interface RegionPaths {
  '/api/{audience}/regions': {
    get: { parameters: { path: { audience: string } } } & {
      responses: { 200: Json<{ items: Region[] }> & { headers: Record<string, unknown> } }
    }
  }
}

const cache = new Map<number | undefined, Promise<Region[]>>()

/** The areas that the staff member may choose from, as a tree. They are asked for once. */
export function useRegions() {
  const { api, audience } = useConsole()
  const session = useSession()
  const client = api as unknown as Api<RegionPaths>
  const regions = shallowRef<Region[]>([])
  const tree = shallowRef<RegionNode[]>([])

  async function ask(): Promise<Region[]> {
    return (await take(client.GET('/api/{audience}/regions', { params: { path: { audience } } }))).items
  }

  async function load(): Promise<void> {
    const staff = session.staff?.id
    if (!cache.has(staff)) cache.set(staff, ask())
    try {
      regions.value = await cache.get(staff)!
      tree.value = treeOf(regions.value)
    } catch {
      cache.delete(staff)
    }
  }

  /** After a change of the regions: asks again. */
  function reload(): Promise<void> {
    cache.delete(session.staff?.id)
    return load()
  }

  onMounted(load)
  return { regions, tree, reload }
}
