"""The same table by openpyxl and by xlsxwriter, and archives as other writers make them from it."""
import datetime
import io
import os
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.worksheet.table import Table

DAY, MOMENT, CLOCK = datetime.date(2020, 2, 3), datetime.datetime(2020, 2, 3, 8, 30), datetime.time(8, 30)
TEXTS = [" 张 三 ", "𠀀😀", "a<b>&\"c\"", "一行\n二行", "_x000D_", "007", "\t制表"]
HEADER = ["文字", "数", "真假", "日期", "公式", "错误", "邮编"]
NUMBERS = [36.6, -0.00000015, 1e20, 0, 123456789012345, 0.1, 110105]
DATES = [(DAY, "yyyy-mm-dd"), (MOMENT, "yyyy\\-mm\\-dd hh:mm:ss"), (CLOCK, "hh:mm"), (1, "yyyy-mm-dd"), (59, "m/d/yy"), (61, "yyyy\"年\"m\"月\"d\"日\""), (43864, "0")]


def by_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "人员"
    sheet.append(HEADER)
    for at in range(7):
        row = at + 2
        sheet.cell(row, 1, TEXTS[at]).data_type = "s"
        sheet.cell(row, 2, NUMBERS[at])
        sheet.cell(row, 3, at % 2 == 0)
        cell = sheet.cell(row, 4, DATES[at][0])
        cell.number_format = DATES[at][1].replace("\\", "")
        sheet.cell(row, 5, f"=B{row}*2")
        if at < 2:
            sheet.cell(row, 6, ["#N/A", "#DIV/0!"][at]).data_type = "e"
        sheet.cell(row, 7, at).number_format = "000000"
    sheet.merge_cells("A12:C13")
    sheet["A12"] = "合并"
    sheet["XFD20"] = "最右"
    sheet.add_table(Table(displayName="t1", ref="A1:G8"))
    book.create_sheet("隐藏").sheet_state = "hidden"
    book.create_sheet("深藏").sheet_state = "veryHidden"
    book.save(path)


def by_xlsxwriter(path, **options):
    book = xlsxwriter.Workbook(path, options)
    sheet = book.add_worksheet("人员")
    bold = book.add_format({"bold": True})
    for column, title in enumerate(HEADER):
        sheet.write_string(0, column, title)
    for at in range(7):
        row = at + 1
        if at == 0 and not options.get("constant_memory"):
            sheet.write_rich_string(row, 0, " 张 ", bold, "三 ")
        else:
            sheet.write_string(row, 0, TEXTS[at])
        sheet.write_number(row, 1, NUMBERS[at])
        sheet.write_boolean(row, 2, at % 2 == 0)
        value, code = DATES[at]
        style = book.add_format({"num_format": code})
        if isinstance(value, int):
            sheet.write_number(row, 3, value, style)
        else:
            sheet.write_datetime(row, 3, value, style)
        sheet.write_formula(row, 4, f"=B{row + 1}*2", None, NUMBERS[at] * 2)
        if at < 2:
            sheet.write_formula(row, 5, ["=NA()", "=1/0"][at], None, ["#N/A", "#DIV/0!"][at])
        sheet.write_number(row, 6, at, book.add_format({"num_format": "000000"}))
    sheet.merge_range("A12:C13", "合并")
    if not options.get("narrow"):
        sheet.write_string("XFD20", "最右")
    book.add_worksheet("隐藏").hide()
    book.add_worksheet("深藏")
    if path.endswith("xlsm"):
        book.add_vba_project("vba.bin")
    book.close()


class Unseekable(io.RawIOBase):
    """Makes zipfile put the sizes behind the data, as writers to a network do."""

    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)

    def flush(self):
        self.file.flush()


def deflated(name):
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def rezip(source, target):
    with zipfile.ZipFile(source) as old, open(target, "wb") as file, zipfile.ZipFile(Unseekable(file), "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            with new.open(deflated(entry.filename), "w", force_zip64=True) as part:
                part.write(old.read(entry))


by_openpyxl("openpyxl.xlsx")
by_xlsxwriter("xlsxwriter.xlsx")
by_xlsxwriter("xlsxwriter-constant.xlsx", constant_memory=True)
by_xlsxwriter("xlsxwriter-1904.xlsx", date_1904=True)
with open("vba.bin", "wb") as macro:
    macro.write(b"no macro, but a file of that name")
by_xlsxwriter("macros.xlsm")
rezip("xlsxwriter.xlsx", "zip64-descriptors.xlsx")
os.remove("vba.bin")
