import groups from '../groups/words.zh'
import completion from '../pages/completion/words.zh'
import home from '../pages/home/words.zh'
import reminders from '../reminders/words.zh'

export default {
  console: { title: '排疫单位端', daily: '日常工作' },
  completion,
  groups,
  home,
  reminders,
}
