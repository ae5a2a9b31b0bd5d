export default {
  title: '通行记录',
  at: '时间',
  days: '日期',
  checkpoint: '卡口',
  direction: '方向',
  directions: { in: '进入', out: '离开' },
  outcome: '结果',
  outcomes: { admitted: '放行', refused: '拦下' },
  note: '备注',
  keeper: '值守人员',
  none: '没有通行记录',
  noneHint: '值守人员扫码后，记录会出现在这里。',
}
