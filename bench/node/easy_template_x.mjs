// easy-template-x as its README shows it.
//
// It cannot repeat cells in rows that repeat (its issue 150), so every month has tags of its own.
// Cells take their colour from a plugin, written as its README says; its raw XML plugin could do
// it too, in half as much time again.

import { readFileSync } from "node:fs";

import {
  TemplateHandler,
  TemplatePlugin,
  createDefaultPlugins,
  officeMarkup,
  xml,
} from "easy-template-x";

class ShadedCellPlugin extends TemplatePlugin {
  contentType = "shadedCell";

  simpleTagReplacements(tag, data) {
    const { marca, color } = data.getScopeData();
    const cell = officeMarkup.query.containingTableCellNode(tag.xmlTextNode);
    const properties = xml.query.findChild(cell, (node) => node.nodeName === "w:tcPr");
    const attributes = { "w:val": "clear", "w:color": "auto", "w:fill": color };
    xml.modify.appendChild(properties, xml.create.generalNode("w:shd", { attributes }));
    tag.xmlTextNode.textContent = marca;
  }
}

export function open(path) {
  const template = readFileSync(path);
  const plugins = [...createDefaultPlugins(), new ShadedCellPlugin()];
  const handler = new TemplateHandler({ plugins });
  return (data) => handler.process(template, data);
}

export function shape(data) {
  const months = numbered("mes", data.meses, (column) => column.mes);
  const rows = data.filas.map(({ texto, celdas }) => ({
    texto,
    ...numbered("marca", celdas, (cell) => ({ _type: "shadedCell", ...cell })),
  }));
  return { ...data, ...months, filas: rows };
}

function numbered(name, values, write) {
  return Object.fromEntries(values.map((value, index) => [`${name}_${index + 1}`, write(value)]));
}
