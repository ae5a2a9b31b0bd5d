// The same table by exceljs, whole and streamed.
const Excel = require('exceljs');
const texts = [' 张 三 ', '𠀀😀', 'a<b>&"c"', '一行\n二行', '_x000D_', '007', '\t制表'];
const header = ['文字', '数', '真假', '日期', '公式', '错误', '邮编'];
const numbers = [36.6, -0.00000015, 1e20, 0, 123456789012345, 0.1, 110105];
const formats = ['yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss', 'hh:mm', 'yyyy-mm-dd', 'm/d/yy', 'yyyy"年"m"月"d"日"', '0'];
const days = [43864, 43864 + 8.5 / 24, 8.5 / 24, 1, 59, 61, 43864];

function fill(book, done = () => {}) {
  const sheet = book.addWorksheet('人员');
  sheet.addRow(header).commit();
  texts.forEach((text, at) => {
    const cell = at === 0 ? { richText: [{ text: ' 张 ' }, { font: { bold: true }, text: '三 ' }] } : text;
    const error = at < 2 ? { error: ['#N/A', '#DIV/0!'][at] } : null;
    const row = sheet.addRow([cell, numbers[at], at % 2 === 0, days[at], { formula: `B${at + 2}*2`, result: numbers[at] * 2 }, error, at]);
    row.getCell(4).numFmt = formats[at];
    row.getCell(7).numFmt = '000000';
    row.commit();
  });
  sheet.getCell('A12').value = '合并';
  sheet.mergeCells('A12:C13');
  sheet.getCell('XFD20').value = '最右';
  done(sheet);
  done(book.addWorksheet('隐藏', { state: 'hidden' }));
  done(book.addWorksheet('深藏', { state: 'veryHidden' }));
}

(async () => {
  const book = new Excel.Workbook();
  fill(book);
  await book.xlsx.writeFile('exceljs.xlsx');
  const stream = new Excel.stream.xlsx.WorkbookWriter({ filename: 'exceljs-stream.xlsx', useStyles: true });
  fill(stream, sheet => sheet.commit());
  await stream.commit();
})();
