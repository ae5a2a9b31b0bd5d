// Writes src/generated/<audience>.ts from each committed OpenAPI document, skipping files that did not change.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const head = '// Generated from openapi/*.json by `npm run generate`. Do not edit.\n'

for (const audience of ['mobile', 'organisation', 'command']) {
  const source = new URL(`openapi/${audience}.json`, import.meta.url)
  const target = new URL(`src/generated/${audience}.ts`, import.meta.url)
  const text = head + astToString(await openapiTS(source, { alphabetize: true }))
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    writeFileSync(target, text)
    console.log(`written src/generated/${audience}.ts`)
  }
}
