export default { none: '未分组', missing: '缺 {count} 人', complete: '已完成' }
