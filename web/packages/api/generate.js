// Writes src/generated/<audience>.ts from each committed OpenAPI document, skipping files that did not change.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { audiences, typesFile, typesOf } from './types-of.js'

for (const audience of audiences) {
  const file = typesFile(audience)
  const text = await typesOf(audience)
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    writeFileSync(file, text)
    console.log(`written src/generated/${audience}.ts`)
  }
}
