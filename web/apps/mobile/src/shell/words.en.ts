export default {
  product: 'Paiyi',
  subtitle: 'Epidemic screening and health services',
  retry: 'Try again',
  switchLanguage: '中文',
  notOpen: 'This page opens soon',
}
