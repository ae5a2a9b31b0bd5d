// Writes src/generated/<audience>.ts and src/generated/rules.ts from the committed OpenAPI documents, skipping files that did not change.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { rulesFile, rulesOf } from './rules-of.js'
import { audiences, typesFile, typesOf } from './types-of.js'

function write(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  writeFileSync(file, text)
  console.log(`written ${file.pathname.split('/').slice(-3).join('/')}`)
}

for (const audience of audiences) write(typesFile(audience), await typesOf(audience))
write(rulesFile, rulesOf())
