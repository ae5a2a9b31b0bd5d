import groups from '../groups/words.en'
import completion from '../pages/completion/words.en'
import home from '../pages/home/words.en'
import reminders from '../reminders/words.en'

export default {
  console: { title: 'Paiyi Organisation', daily: 'Daily work' },
  completion,
  groups,
  home,
  reminders,
}
