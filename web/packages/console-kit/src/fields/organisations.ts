import { take, type Api } from '@paiyi/api'
import { useConsole } from '../console'

/** An organisation, as pickers show it. */
export interface OrganisationChoice {
  id: number
  name: string
  region: string
}

export interface GroupChoice {
  group: string
  members: number
}

type Json<Body> = { content: { 'application/json': Body } }
type Ok<Body> = { responses: { 200: Json<Body> & { headers: Record<string, unknown> } } }
type OfOne = { parameters: { path: { audience: string; id: number } } }

interface OrganisationPaths {
  '/api/{audience}/organisations': {
    get: { parameters: { path: { audience: string }; query?: { name?: string; size?: number } } } & Ok<{
      items: OrganisationChoice[]
    }>
  }
  '/api/{audience}/organisations/{id}': { get: OfOne & Ok<OrganisationChoice> }
  '/api/{audience}/organisations/{id}/groups': { get: OfOne & Ok<{ items: GroupChoice[] }> }
}

/** Organisations of the staff member's scope and the groups of their rosters. */
export function useOrganisations() {
  const { api, audience } = useConsole()
  const client = api as unknown as Api<OrganisationPaths>

  async function search(name: string): Promise<OrganisationChoice[]> {
    const params = { path: { audience }, query: { name: name || undefined, size: 50 } }
    return (await take(client.GET('/api/{audience}/organisations', { params }))).items
  }

  function find(id: number): Promise<OrganisationChoice> {
    return take(client.GET('/api/{audience}/organisations/{id}', { params: { path: { audience, id } } }))
  }

  async function groups(id: number): Promise<GroupChoice[]> {
    const params = { path: { audience, id } }
    return (await take(client.GET('/api/{audience}/organisations/{id}/groups', { params }))).items
  }

  return { search, find, groups }
}
