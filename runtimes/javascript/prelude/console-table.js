(function (native, internal) {
'use strict';
// console.table.

const { inspect } = internal;
const width = (text) => internal.inspectText.displayWidth({}, text);

function cell(value) {
  const depth = value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, colors: false, depth });
}

function draw(head, columns) {
  const rowCount = Math.max(...columns.map((column) => column.length));
  const widths = head.map((title, i) => columns[i].reduce((most, text) => Math.max(most, width(text)), width(title)) + 2);
  const rule = (left, middle, right) => left + widths.map((columns) => '─'.repeat(columns)).join(middle) + right;
  const line = (cells) => `│${cells.map((text, i) => ` ${text}${' '.repeat(widths[i] - 1 - width(text))}`).join('│')}│`;
  const lines = [rule('┌', '┬', '┐'), line(head), rule('├', '┼', '┤')];
  for (let row = 0; row < rowCount; row++) lines.push(line(columns.map((column) => column[row] ?? '')));
  lines.push(rule('└', '┴', '┘'));
  return lines.join('\n');
}

function tableOfEntries(data, isMap) {
  const values = [...data];
  const index = values.map((_, i) => `${i}`);
  if (!isMap) return draw(['(iteration index)', 'Values'], [index, values.map(cell)]);
  return draw(['(iteration index)', 'Key', 'Values'],
    [index, values.map(([key]) => cell(key)), values.map(([, value]) => cell(value))]);
}

function tableOfRows(data, wanted) {
  const rowKeys = Object.keys(data);
  const columns = new Map();
  const plain = [];
  let hasPlain = false;
  rowKeys.forEach((rowKey, row) => {
    const item = data[rowKey];
    const isPlain = item === null || (typeof item !== 'function' && typeof item !== 'object');
    if (isPlain) {
      hasPlain = true;
      plain[row] = cell(item);
      return;
    }
    for (const key of wanted || Object.keys(item)) {
      if (!columns.has(key)) columns.set(key, []);
      if (Object.hasOwn(item, key)) columns.get(key)[row] = cell(item[key]);
    }
  });
  const head = ['(index)', ...columns.keys()];
  const cells = [rowKeys, ...columns.values()];
  if (hasPlain) {
    head.push('Values');
    cells.push(plain);
  }
  for (const column of cells) for (let row = 0; row < rowKeys.length; row++) column[row] ??= '';
  return draw(head, cells);
}

// The arguments that console.table passes to console.log.
internal.tableText = (data, columns) => {
  if (data === null || typeof data !== 'object') return [data];
  const className = native.classOf(data);
  if (className === 'Map') return [tableOfEntries(data, true)];
  if (className === 'Set') return [tableOfEntries(data, false)];
  return [tableOfRows(data, columns)];
};
})
