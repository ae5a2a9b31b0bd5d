// The same table by Apache POI, in the format of Excel 97, also with a password.
import java.io.FileOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.*;
import org.apache.poi.ss.util.CellRangeAddress;

class Make {
    static final String[] HEADER = {"文字", "数", "真假", "日期", "公式", "错误", "邮编"};
    static final String[] TEXTS = {" 张 三 ", "𠀀😀", "a<b>&\"c\"", "一行\n二行", "_x000D_", "007", "\t制表"};
    static final double[] NUMBERS = {36.6, -0.00000015, 1e20, 0, 123456789012345d, 0.1, 110105};
    static final double[] DAYS = {43864, 43864 + 8.5 / 24, 8.5 / 24, 1, 59, 61, 43864};
    static final String[] FORMATS =
        {"yyyy-mm-dd", "yyyy\\-mm\\-dd hh:mm:ss", "hh:mm", "yyyy-mm-dd", "m/d/yy", "yyyy\"年\"m\"月\"d\"日\"", "0"};

    static void fill(Workbook book) {
        Sheet sheet = book.createSheet("人员");
        Row header = sheet.createRow(0);
        for (int column = 0; column < HEADER.length; column++) header.createCell(column).setCellValue(HEADER[column]);
        for (int at = 0; at < TEXTS.length; at++) {
            Row row = sheet.createRow(at + 1);
            RichTextString text = book.getCreationHelper().createRichTextString(TEXTS[at]);
            if (at == 0) {
                Font bold = book.createFont();
                bold.setBold(true);
                text.applyFont(3, TEXTS[at].length(), bold);
            }
            row.createCell(0).setCellValue(text);
            row.createCell(1).setCellValue(NUMBERS[at]);
            row.createCell(2).setCellValue(at % 2 == 0);
            styled(book, row.createCell(3), FORMATS[at]).setCellValue(DAYS[at]);
            row.createCell(4).setCellFormula("B" + (at + 2) + "*2");
            if (at < 2) row.createCell(5).setCellErrorValue((at == 0 ? FormulaError.NA : FormulaError.DIV0).getCode());
            styled(book, row.createCell(6), "000000").setCellValue(at);
        }
        sheet.createRow(11).createCell(0).setCellValue("合并");
        sheet.addMergedRegion(new CellRangeAddress(11, 12, 0, 2));
        book.createSheet("隐藏");
        book.createSheet("深藏");
        book.setSheetVisibility(1, SheetVisibility.HIDDEN);
        book.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    }

    static Cell styled(Workbook book, Cell cell, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        return cell;
    }

    static void save(Workbook book, String path) throws Exception {
        try (FileOutputStream file = new FileOutputStream(path)) {
            book.write(file);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Workbook book = new HSSFWorkbook();
        fill(book);
        save(book, "poi.xls");
        Biff8EncryptionKey.setCurrentUserPassword("paiyi");
        save(book, "Encrypted/poi.xls");
    }
}
