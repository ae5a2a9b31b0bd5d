export default { title: '值守', hint: '扫码核验、测温登记、通行记录' }
