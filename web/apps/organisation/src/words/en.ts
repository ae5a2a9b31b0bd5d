import pages from '@paiyi/console-pages/words/en'
import groups from '../groups/words.en'
import completion from '../pages/completion/words.en'
import home from '../pages/home/words.en'
import profile from '../pages/profile/words.en'
import reminders from '../reminders/words.en'

export default {
  ...pages,
  console: { title: 'Paiyi Organisation' },
  completion,
  groups,
  home,
  profile,
  reminders,
}
