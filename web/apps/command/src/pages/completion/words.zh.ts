export default {
  title: '申报完成情况',
  day: '日期',
  persons: '在册人员',
  declared: '已申报',
  missing: '未申报',
  areas: '下级区划',
  area: '区划',
  share: '完成率',
}
