export default {
  title: '导入清单',
  page: '导入结果',
  titleOf: '批量导入{kind}',
  kind: '清单',
  place: '范围',
  name: '名称',
  values: '内容',
  unknown: '没有这种清单，或您没有导入它的权限。',
  templateHint: '请按模板填写，一行一条。上传后先核对，确认后才会写入。',
  columns: '各列怎么填',
  fromFile: '从文件导入',
  commitAll: '将新增 {created} 条、更新 {updated} 条。确定导入吗？',
  commitSome: '将新增 {created} 条、更新 {updated} 条；未通过的 {rejected} 行不导入。确定导入吗？',
  undoAsk:
    '将移除本次新增的 {created} 条，恢复本次更新的 {updated} 条；之后有人处理过的保持不变。确定撤销吗？',
  proposals: '查看这份清单提出的标记（须由另一位工作人员确认）',
}
