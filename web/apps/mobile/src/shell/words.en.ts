export default {
  product: 'Paiyi',
  subtitle: 'Epidemic screening and health services',
  switchLanguage: '中文',
  notOpen: 'This page opens soon',
}
