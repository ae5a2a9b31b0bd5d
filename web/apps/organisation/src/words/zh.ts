import home from '../pages/home/words.zh'

export default {
  console: { title: '排疫单位端' },
  home,
}
