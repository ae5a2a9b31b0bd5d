export default {
  none: 'No symptoms',
  fever: 'Fever',
  cough: 'Cough',
  fatigue: 'Fatigue',
  dyspnea: 'Difficulty breathing',
  diarrhea: 'Diarrhoea',
  anosmia: 'Loss of smell or taste',
  soreThroat: 'Sore throat',
}
