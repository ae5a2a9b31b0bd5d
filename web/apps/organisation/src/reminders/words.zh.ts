export default {
  remind: '提醒',
  all: '提醒全部未申报人员',
  notice: '站内通知',
  sms: '短信',
  done: '已提醒 {count} 人。',
  skipped: '{count} 人未提醒：3 小时内已提醒过，或没有手机号。',
}
