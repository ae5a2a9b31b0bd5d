import { DataLine, HomeFilled } from '@element-plus/icons-vue'
import type { NavigationGroup } from '@paiyi/console-kit'

export const navigation: NavigationGroup[] = [
  { entries: [{ route: 'home', title: 'home.title', icon: HomeFilled }] },
  {
    title: 'console.daily',
    entries: [
      { route: 'completion', title: 'completion.title', icon: DataLine, permission: 'declarationsRead' },
    ],
  },
]
