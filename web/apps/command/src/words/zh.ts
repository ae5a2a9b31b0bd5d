import pages from '@paiyi/console-pages/words/zh'
import home from '../pages/home/words.zh'

export default {
  console: { title: '排疫指挥端' },
  home,
  ...pages,
}
