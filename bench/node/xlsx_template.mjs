// xlsx-template as its README shows it: a template is read again for every workbook.
//
// Cells are repeated with a list of plain values, so it has no colours; years are merged in its
// template, and headers and footers are drawn as they are printed. Unless asked, it does not deflate.

import { readFileSync } from "node:fs";

import XlsxTemplate from "xlsx-template";

// With this the print area follows the rows.
const OPTIONS = { pushDownPageBreakOnTableSubstitution: true };

export function open(path) {
  const data = readFileSync(path);
  return (context) => {
    const template = new XlsxTemplate(data, OPTIONS);
    template.substitute(1, context);
    return template.generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
}

export function shape(data) {
  const rows = data.filas.map((row) => ({ ...row, marcas: row.celdas.map((cell) => cell.marca) }));
  return { ...data, meses: data.meses.map((column) => column.mes), filas: rows };
}
