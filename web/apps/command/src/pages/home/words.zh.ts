export default {
  title: '首页',
  welcome: '{name}，您好',
  scope: '管辖范围：{scope}',
  persons: '在册人员',
  missing: '今日未申报',
  colours: '下级区划健康码',
  coloursHint: '点击区划可查看下级',
  riskyOnly: '黄码和红码',
  allColours: '全部',
  districts: '下级区划情况',
  area: '区划',
  completion: '今日完成率',
}
