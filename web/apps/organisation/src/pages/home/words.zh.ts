export default {
  title: '首页',
  groups: '各班组今日完成情况',
  noMembers: '名单中还没有人员',
  noMembersHint: '请先在名单导入中上传 Excel 名单。',
  changes: '健康码变化',
  changesHint: '近 3 天，最多 20 条',
  becomes: '变为',
  noChanges: '近 3 天没有变化',
}
