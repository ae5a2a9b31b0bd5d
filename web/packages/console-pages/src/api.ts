import type { Api } from '@paiyi/api'
import type { components as CommandTypes, paths as CommandPaths } from '@paiyi/api/command'
import type { components as OrganisationTypes, paths as OrganisationPaths } from '@paiyi/api/organisation'
import { useConsole } from '@paiyi/console-kit'

/*
 * Both consoles serve the same operations, each below its own address. Pages name them without that address:
 * `api.GET('/persons')` asks `/api/command/persons` or `/api/organisation/persons`.
 */

type Below<Base extends string, Paths> = {
  [Path in keyof Paths as Path extends `${Base}${infer Rest}` ? Rest : never]: Paths[Path]
}
type OfCommand = Below<'/api/command', CommandPaths>
type OfOrganisation = Below<'/api/organisation', OrganisationPaths>

/** The operations of both consoles, and those that only one of them has. */
export type ConsolePaths = OfCommand & Omit<OfOrganisation, keyof OfCommand>

export type Schemas = CommandTypes['schemas'] &
  Omit<OrganisationTypes['schemas'], keyof CommandTypes['schemas']>

export interface ConsoleApi extends Pick<Api<ConsolePaths>, 'GET' | 'POST' | 'PUT' | 'DELETE' | 'upload'> {
  audience: 'command' | 'organisation'
  /** The whole address of a path, for links to files. */
  address: (path: string) => string
}

/** The operations of the organisation console, also where the command console has others at the same path. */
export type OrganisationApi = Pick<Api<OfOrganisation>, 'GET' | 'POST' | 'PUT' | 'DELETE'>

/** The client of the console that shows the page. */
export function useConsoleApi(): ConsoleApi {
  const { api, audience } = useConsole()
  const address = (path: string) => `/api/${audience}${path}`
  const at =
    (method: 'GET' | 'POST' | 'PUT' | 'DELETE') =>
    (path: string, ...rest: unknown[]) =>
      (api[method] as (...all: unknown[]) => unknown)(address(path), ...rest)

  return {
    audience,
    address,
    GET: at('GET'),
    POST: at('POST'),
    PUT: at('PUT'),
    DELETE: at('DELETE'),
    upload: (path, body, options) => api.upload(address(path), body, options),
  } as ConsoleApi
}
