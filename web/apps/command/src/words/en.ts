import home from '../pages/home/words.en'

export default {
  console: { title: 'Paiyi Command' },
  home,
}
