import { readFileSync } from 'node:fs'

const head = `// Generated from openapi/*.json by \`npm run generate\`. Do not edit.

/** What the server demands of one field of a request. */
export interface FieldRule {
  minLength?: number
  maxLength?: number
  pattern?: string
  minimum?: number
  maximum?: number
  maxItems?: number
  /** May be left out. */
  nullable?: true
}

`

export const rulesFile = new URL('src/generated/rules.ts', import.meta.url)
const bounds = ['minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'maxItems']

/** The bounds of every field of every request that the consoles send. */
export function rulesOf() {
  const requests = {}
  for (const audience of ['organisation', 'command']) {
    const document = JSON.parse(readFileSync(new URL(`openapi/${audience}.json`, import.meta.url), 'utf8'))
    for (const [name, { properties = {} }] of Object.entries(document.components.schemas)) {
      if (!name.endsWith('Request')) continue
      const fields = Object.entries(properties).map(([field, schema]) => [field, ruleOf(schema)])
      const bounded = fields.filter(([, rule]) => bounds.some((bound) => bound in rule))
      if (bounded.length > 0) requests[name] = Object.fromEntries(bounded)
    }
  }
  const sorted = Object.fromEntries(Object.entries(requests).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${head}export const rules = ${JSON.stringify(sorted, null, 2)} as const satisfies Record<string, Record<string, FieldRule>>\n`
}

function ruleOf(schema) {
  const rule = Object.fromEntries(
    bounds.filter((bound) => bound in schema).map((bound) => [bound, schema[bound]]),
  )
  return Array.isArray(schema.type) && schema.type.includes('null') ? { ...rule, nullable: true } : rule
}
