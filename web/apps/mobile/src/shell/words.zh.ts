export default {
  product: '排疫',
  subtitle: '疫情筛查与健康服务',
  retry: '重试',
  switchLanguage: 'English',
  notOpen: '此页面即将开放',
}
