// exceljs as its README shows it: a template without tags is loaded, filled and written.

import { readFileSync } from "node:fs";

import ExcelJS from "exceljs";

const [BAND_ROW, MONTHS_ROW, FIRST_ROW] = [3, 4, 5];
const COLUMNS = 14;

export function open(path) {
  const template = readFileSync(path);
  return async (data) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(template);
    fill(workbook.worksheets[0], data);
    return workbook.xlsx.writeBuffer();
  };
}

export function shape(data) {
  return data;
}

function fill(sheet, data) {
  const last = FIRST_ROW + data.filas.length;
  sheet.getCell("A1").value = data.cronograma;
  sheet.getCell("A2").value = data.comision;
  fillHeads(sheet, data);
  moveNote(sheet, last, data.nota);
  fillRows(sheet, data.filas);
  sheet.pageSetup.printArea = `A1:N${last}`;
  sheet.headerFooter.oddHeader = `&L${data.institucion}`;
  sheet.headerFooter.oddFooter = `&L${data.titulo}&R&P / &N`;
}

function fillHeads(sheet, { bandas, encabezado, meses }) {
  let column = 2;
  for (const band of bandas) {
    sheet.getCell(BAND_ROW, column).value = band.texto;
    sheet.mergeCells(BAND_ROW, column, BAND_ROW, column + band.columnas - 1);
    column += band.columnas;
  }
  sheet.getCell(MONTHS_ROW, 1).value = encabezado;
  meses.forEach(({ mes }, index) => {
    sheet.getCell(MONTHS_ROW, 2 + index).value = mes;
  });
}

// Takes the note out of the way of the rows, into the last one.
function moveNote(sheet, last, note) {
  const drawn = sheet.getRow(FIRST_ROW + 1);
  const { height } = drawn;
  const { style } = drawn.getCell(1);
  sheet.unMergeCells(drawn.number, 1, drawn.number, COLUMNS);
  const row = sheet.getRow(last);
  row.height = height;
  row.getCell(1).value = note;
  row.getCell(1).style = style;
  sheet.mergeCells(last, 1, last, COLUMNS);
}

function fillRows(sheet, rows) {
  const model = sheet.getRow(FIRST_ROW);
  const { height } = model;
  const [text, month] = [model.getCell(1).style, model.getCell(2).style];
  const styles = new Map([["", month]]);
  rows.forEach(({ texto, celdas }, index) => {
    const row = sheet.getRow(FIRST_ROW + index);
    row.height = height;
    write(row.getCell(1), texto, text);
    celdas.forEach(({ marca, color }, place) => {
      if (!styles.has(color)) {
        styles.set(color, painted(month, color));
      }
      write(row.getCell(2 + place), marca || null, styles.get(color));
    });
  });
}

function write(cell, value, style) {
  cell.value = value;
  cell.style = style;
}

function painted(style, color) {
  const fill = { type: "pattern", pattern: "solid", fgColor: { argb: `FF${color}` } };
  return { ...style, fill };
}
