export default {
  title: '首页',
  welcome: '{name}，您好',
  scope: '管辖范围：{scope}',
}
