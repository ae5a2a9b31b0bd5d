import pages from '@paiyi/console-pages/words/zh'
import groups from '../groups/words.zh'
import completion from '../pages/completion/words.zh'
import home from '../pages/home/words.zh'
import profile from '../pages/profile/words.zh'
import reminders from '../reminders/words.zh'

export default {
  ...pages,
  console: { title: '排疫单位端' },
  completion,
  groups,
  home,
  profile,
  reminders,
}
