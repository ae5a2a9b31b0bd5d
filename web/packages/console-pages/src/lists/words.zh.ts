export default {
  title: '导入清单',
  page: '导入结果',
  choose: '选择要导入的清单',
  import: {
    organisations: '导入单位清单',
    staff: '导入工作人员账号',
    passages: '导入通行记录',
    tests: '导入检测结果',
    marks: '导入人工标记（密接、旅居人员等）',
  },
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
  undoLinesAsk:
    '所选行写入的内容恢复为导入前的样子，之后所做的修改会丢失；新增的予以移除或停用。已被其他数据引用的、已由另一位工作人员确认的保持不变。确定吗？',
  linesUndone: '已撤销 {undone} 行；{stayed} 行保持不变',
  proposals: '查看这份清单提出的标记（须由另一位工作人员确认）',
}
