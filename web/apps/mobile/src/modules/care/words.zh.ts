export default { title: '随访', hint: '早晚体温、症状上报、求助' }
