import { readFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const head = '// Generated from openapi/*.json by `npm run generate`. Do not edit.\n'

export const audiences = ['mobile', 'organisation', 'command']

export const typesFile = (audience) => new URL(`src/generated/${audience}.ts`, import.meta.url)

/**
 * The TypeScript types of the committed OpenAPI document of an audience.
 */
export async function typesOf(audience) {
  const document = JSON.parse(readFileSync(new URL(`openapi/${audience}.json`, import.meta.url), 'utf8'))
  return head + astToString(await openapiTS(document, { alphabetize: true }))
}
