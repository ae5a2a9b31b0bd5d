export default {
  trail: '所在区划',
  noneBelow: '没有下级区划',
  noneBelowHint: '这是最末一级，数据请查看人员列表。',
}
