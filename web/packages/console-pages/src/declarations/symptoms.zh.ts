export default {
  none: '无症状',
  fever: '发热',
  cough: '咳嗽',
  fatigue: '乏力',
  dyspnea: '呼吸困难',
  diarrhea: '腹泻',
  anosmia: '嗅觉或味觉丧失',
  soreThroat: '咽痛',
}
