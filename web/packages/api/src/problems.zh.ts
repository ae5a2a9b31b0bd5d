import type { ProblemTexts } from './problem-text'

export default {
  'network.unreachable': '无法连接服务器，请检查网络后重试。',
  'request.invalid': '填写的内容有误，请按提示修改。',
  'request.tooMany': '操作过于频繁，请 {seconds} 秒后重试。',
  'http.400': '请求无法处理，请稍后重试。',
  'http.401': '登录已失效，请重新登录。',
  'http.403': '您没有权限进行此操作。',
  'http.404': '内容不存在，或不在您的管辖范围内。',
  'http.409': '数据已被他人修改，请刷新后重试。',
  'http.413': '文件过大，无法上传。',
  'http.429': '操作过于频繁，请 {seconds} 秒后重试。',
  'http.500': '服务器出现故障，请稍后重试。',
  'http.502': '服务暂时不可用，请稍后重试。',
  'http.503': '服务暂时不可用，请稍后重试。',
  'http.504': '服务响应超时，请稍后重试。',
  'accounts.signInRefused': '用户名或密码不正确。',
  'accounts.totpRequired': '请输入动态验证码。',
  'accounts.lockedOut': '尝试次数过多，请 {seconds} 秒后再试。',
} as ProblemTexts
