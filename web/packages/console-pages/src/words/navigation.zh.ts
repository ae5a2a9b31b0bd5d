/** Titles of the groups in the side navigation. */
export default {
  people: '人员',
  declarations: '健康申报',
  healthCodes: '健康码',
  passages: '卡口通行',
  system: '系统',
}
