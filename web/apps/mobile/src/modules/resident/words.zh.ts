export default { title: '居民服务', hint: '每日申报、健康码、检测结果' }
