#!/usr/bin/env bash
# Makes the workbooks of this folder anew with the programs of the field: openpyxl, xlsxwriter, LibreOffice, Apache POI
# and exceljs (from bench/peers/koa). All hold the same table, which ProducerFileTests expects. The files are committed: this runs
# only when the table changes. Debian: python3-openpyxl python3-xlsxwriter libreoffice-calc-nogui
# libapache-poi-java (its part for .xlsx does not run: schemas are missing) openjdk-17-jdk-headless
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
rm -f ./*.xlsx ./*.xls ./*.xlsm
/usr/bin/python3 make.py
NODE_PATH=../../../bench/peers/koa/node_modules node make.cjs
jars=/usr/share/java
java -cp "$jars/poi.jar:$jars/commons-collections4.jar:$jars/commons-math3.jar" Make.java
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
convert() { soffice --headless "-env:UserInstallation=file://$profile" --convert-to "$1" --outdir "$profile/out" "$2" >/dev/null; }
convert 'xlsx:Calc MS Excel 2007 XML' xlsxwriter.xlsx && mv "$profile/out/xlsxwriter.xlsx" libreoffice.xlsx
convert 'xls:MS Excel 97' xlsxwriter.xlsx && mv "$profile/out/xlsxwriter.xls" libreoffice.xls
