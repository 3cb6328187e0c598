// carbone as its README shows it: render takes the path of a template, and reads it every time.
// The colour of a cell is a feature of its enterprise edition, so its grid has none.

import { promisify } from "node:util";

import carbone from "carbone";

const render = promisify(carbone.render);

export function open(path) {
  return (data) => render(path, data);
}

export function shape(data) {
  return data;
}
