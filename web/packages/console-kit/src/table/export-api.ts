import { take, type Api } from '@paiyi/api'
import type { components } from '@paiyi/api/command'
import { useConsole } from '../console'

/* Exports stand at the same place in both consoles; addresses of lists are told as they are, with the console's own name. */

type Schemas = components['schemas']
export type ColumnSet = Schemas['ColumnSetRow']
export type StartedExport = Schemas['StartedExport']

interface Json<Body> {
  content: { 'application/json': Body }
}
type Answer<Body> = Json<Body> & { headers: Record<string, unknown> }
type At<Parameters> = { parameters: { path: { audience: string } & Parameters } }
interface Paths {
  '/api/{audience}/exports': {
    post: At<object> & {
      requestBody: Json<Schemas['StartExportRequest']>
      responses: { 202: Answer<StartedExport> }
    }
  }
  '/api/{audience}/exports/measure': {
    post: At<object> & {
      requestBody: Json<Schemas['MeasureExportRequest']>
      responses: { 200: Answer<Schemas['ExportSize']> }
    }
  }
  '/api/{audience}/exports/column-sets': {
    get: {
      parameters: { path: { audience: string }; query: { list: string } }
      responses: { 200: Answer<Schemas['ColumnSetList']> }
    }
    post: At<object> & {
      requestBody: Json<Schemas['KeepColumnSetRequest']>
      responses: { 200: Answer<Schemas['KeptColumnSet']> }
    }
  }
  '/api/{audience}/exports/column-sets/{id}': {
    delete: At<{ id: number }> & { responses: { 204: { headers: Record<string, unknown>; content?: never } } }
  }
}
type ColumnPaths = Record<string, { get: { responses: { 200: Answer<Schemas['ExportColumns']> } } }>

export function useExportApi() {
  const { api: client, audience } = useConsole()
  const api = client as unknown as Api<Paths>
  const path = { audience }

  return {
    columns: (url: string) => take((client as unknown as Api<ColumnPaths>).GET(`${url}/columns`)),
    start: (body: Schemas['StartExportRequest']) =>
      take(api.POST('/api/{audience}/exports', { params: { path }, body })),
    measure: (address: string) =>
      take(api.POST('/api/{audience}/exports/measure', { params: { path }, body: { address } })),
    sets: async (list: string) =>
      (await take(api.GET('/api/{audience}/exports/column-sets', { params: { path, query: { list } } })))
        .items,
    keepSet: (body: Schemas['KeepColumnSetRequest']) =>
      take(api.POST('/api/{audience}/exports/column-sets', { params: { path }, body })),
    removeSet: async (id: number) => {
      await api.DELETE('/api/{audience}/exports/column-sets/{id}', { params: { path: { ...path, id } } })
    },
  }
}

export type ExportApi = ReturnType<typeof useExportApi>
