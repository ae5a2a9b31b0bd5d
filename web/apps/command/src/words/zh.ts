import home from '../pages/home/words.zh'

export default {
  console: { title: '排疫指挥端' },
  home,
}
