import pages from '@paiyi/console-pages/words/en'
import home from '../pages/home/words.en'

export default {
  console: { title: 'Paiyi Command' },
  home,
  ...pages,
}
