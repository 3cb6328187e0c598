// docxtemplater as its documentation shows it, compiled for every document as it must be.
//
// Without its paid modules a cell takes its colour from raw XML that stands for the cell's
// properties, as its issue 205 tells.

import { readFileSync } from "node:fs";

import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";

// As wide as `MONTH_WIDTH` of drawing.py, in twentieths of a point.
const MONTH_WIDTH = 794;

export function open(path) {
  const template = readFileSync(path);
  return (data) => {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
    document.render(data);
    return document.toBuffer();
  };
}

export function shape(data) {
  const rows = data.filas.map((row) => ({ ...row, celdas: row.celdas.map(withProperties) }));
  return { ...data, filas: rows };
}

function withProperties(cell) {
  const width = `<w:tcW w:type="dxa" w:w="${MONTH_WIDTH}"/>`;
  const shading = `<w:shd w:val="clear" w:color="auto" w:fill="${cell.color}"/>`;
  return { ...cell, propiedades: `<w:tcPr>${width}${shading}</w:tcPr>` };
}
