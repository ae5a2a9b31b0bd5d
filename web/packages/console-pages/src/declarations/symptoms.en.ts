export default {
  none: 'No symptoms',
  fever: 'Fever',
  cough: 'Cough',
  fatigue: 'Fatigue',
  dyspnea: 'Trouble breathing',
  diarrhea: 'Diarrhoea',
  anosmia: 'Loss of smell',
  soreThroat: 'Sore throat',
}
