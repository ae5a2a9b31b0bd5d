import { UploadFilled } from '@element-plus/icons-vue'
import type { NavigationEntry } from '@paiyi/console-kit'

/** The kinds of lists that these pages have words for, and who may import them. */
const permissions = {
  organisations: 'organisationsWrite',
  staff: 'staffWrite',
  passages: 'passagesImport',
  tests: 'testsImport',
  marks: 'marksPropose',
} as const

export type ListKind = keyof typeof permissions

/** The entries of a console that imports these kinds: one in the side navigation, and each kind in the command palette. */
export function listEntries(kinds: readonly ListKind[]): NavigationEntry[] {
  const icon = UploadFilled
  return [
    { route: 'list-kinds', title: 'lists.title', icon, permission: kinds.map((kind) => permissions[kind]) },
    ...kinds.map((kind): NavigationEntry => ({
      route: 'lists',
      params: { kind },
      title: `lists.import.${kind}`,
      icon,
      permission: permissions[kind],
      searchOnly: true,
    })),
  ]
}
