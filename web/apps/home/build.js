import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const at = (path) => new URL(path, import.meta.url)

mkdirSync(at('dist'), { recursive: true })
writeFileSync(at('dist/index.html'), readFileSync(at('index.html'), 'utf8').replace(/\n\s+/g, '\n'))
