import home from '../pages/home/words.en'

export default {
  console: { title: 'Paiyi Organisation' },
  home,
}
