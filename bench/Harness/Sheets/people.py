#!/usr/bin/env python3
"""Writes ROWS invented persons as a workbook, by a program of the field: people.py ROWS TARGET libreoffice|xlsxwriter|openpyxl

LibreOffice puts every text into the shared strings; xlsxwriter (for constant memory) and openpyxl put them into the cells.
"""
import csv
import datetime
import os
import random
import shutil
import subprocess
import sys
import tempfile

HEADER = ["姓名", "性别", "证件类型", "证件号码", "出生日期", "手机号码", "行政区划", "详细地址", "工作单位", "体温", "登记时间", "备注"]
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文辉力波宁福安然子涵梓轩欣怡浩宇诗琪志国新利清飞彬富顺信"
DISTRICTS = ["海淀区", "朝阳区", "西城区", "东城区", "丰台区", "石景山区", "通州区", "昌平区", "大兴区", "顺义区"]
STREETS = ["中关村大街", "学院路", "复兴路", "建国路", "望京西路", "南锣鼓巷", "長安街", "方庄路", "回龙观东大街", "亦庄&荣华路"]
UNITS = ["第一中学", "人民医院", "科技有限公司", "社区居民委员会", "机械制造厂", "超市连锁有限责任公司", "实验小学", "物业服务中心"]
NOTES = ["", "", "", "", "", "", "自湖北返回", "与确诊病例有接触", "居家观察14天", "已解除隔离\n持证明"]
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
EPOCH = datetime.date(1899, 12, 30)


def persons(count):
    """Texts, but for the temperature, the birth date and the time of registration, which are numbers as in a sheet."""
    pick = random.Random(20200203)
    for number in range(count):
        born = datetime.date(1940, 1, 1) + datetime.timedelta(days=pick.randrange(27_000))
        digits = f"1101{pick.randrange(1, 20):02}{born:%Y%m%d}{number % 1000:03}"
        check = "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]
        district = pick.choice(DISTRICTS)
        yield [
            pick.choice(SURNAMES) + "".join(pick.choices(GIVEN, k=pick.choice((1, 2, 2)))),
            pick.choice("男女"),
            "居民身份证",
            digits + check,
            (born - EPOCH).days,
            f"1{pick.choice((38, 39, 50, 86))}{pick.randrange(10**8):08}",
            "北京市" + district,
            f"{district}{pick.choice(STREETS)}{pick.randrange(1, 400)}号{pick.randrange(1, 30)}号楼{pick.randrange(1, 7)}单元{pick.randrange(101, 1800)}室",
            f"北京市{district}{pick.choice(SURNAMES)}氏{pick.choice(UNITS)}",
            round(pick.uniform(36.0, 37.4), 1),
            43831 + number % 60 + pick.randrange(86_400) / 86_400,
            pick.choice(NOTES),
        ]


def by_xlsxwriter(rows, target):
    import xlsxwriter

    book = xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_numbers": False})
    day, moment = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    sheet = book.add_worksheet("人员")
    for column, title in enumerate(HEADER):
        sheet.write_string(0, column, title)
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    sheet.write_string(at, column, value)
            else:
                sheet.write_number(at, column, value, day if column == 4 else moment if column == 10 else None)
    book.close()


def by_openpyxl(rows, target):
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("人员")
    sheet.append(HEADER)
    for row in rows:
        cells = []
        for column, value in enumerate(row):
            if column in (4, 10):
                value = WriteOnlyCell(sheet, value)
                value.number_format = "yyyy-mm-dd" if column == 4 else "yyyy-mm-dd hh:mm:ss"
            cells.append(value or None)
        sheet.append(cells)
    book.save(target)


def by_libreoffice(rows, target):
    folder = tempfile.mkdtemp(dir=os.path.dirname(os.path.abspath(target)))
    try:
        source = os.path.join(folder, "people.csv")
        with open(source, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADER)
            for row in rows:
                row[4] = (EPOCH + datetime.timedelta(days=row[4])).isoformat()
                row[10] = (datetime.datetime(1899, 12, 30) + datetime.timedelta(days=row[10])).strftime("%Y-%m-%d %H:%M:%S")
                writer.writerow(row)
        # Comma, quote, UTF-8, from line 1, and for each column: 2 text, 5 a date as year-month-day, 1 as it comes.
        kinds = "/".join(f"{at}/{kind}" for at, kind in enumerate([2, 2, 2, 2, 5, 2, 2, 2, 2, 1, 5, 2], 1))
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
             f"--infilter=CSV:44,34,76,1,{kinds}", "--outdir", folder, source],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.replace(os.path.join(folder, "people.xlsx"), target)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    count, path, producer = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    partial = path + ".partial"
    {"xlsxwriter": by_xlsxwriter, "openpyxl": by_openpyxl, "libreoffice": by_libreoffice}[producer](persons(count), partial)
    os.replace(partial, path)
