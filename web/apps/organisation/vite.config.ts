import { defineConfig } from 'vite'
import { consoleBuild } from '../../packages/console-kit/vite.ts'

export default defineConfig(consoleBuild('/organisation/'))
