(function (native, internal) {
'use strict';
// util.inspect, part 2: how the entries of one value are put on lines.

const { visibleLength, displayWidth } = internal.inspectText;
const OBJECT = 0, ARRAY = 1, ARRAY_EXTRAS = 2;
const SEPARATOR = 2; // the comma and the space after an entry

// Number of columns in which entries of these lengths look roughly square.
function columnsFor(context, lengths, total, longest, entryCount) {
  const widest = longest + SEPARATOR;
  if (widest * 3 + context.indentation >= context.breakLength) return 1;
  if (total / widest <= 5 && longest > 6) return 1; // a few entries are far longer than the rest
  const bias = Math.sqrt(widest - total / entryCount);
  const biased = Math.max(widest - 3 - bias, 1);
  return Math.min(
    Math.round(Math.sqrt(2.5 * biased * lengths.length) / biased),
    Math.floor((context.breakLength - context.indentation) / widest),
    context.compact * 4,
    15,
  );
}

// Puts more than six entries of an array into aligned columns, numbers to the right.
function groupEntries(context, output, value) {
  const hasMore = context.maxArrayLength < output.length; // the last entry says "... more items"
  const count = hasMore ? output.length - 1 : output.length;
  const lengths = [];
  let total = 0, longest = 0;
  for (let i = 0; i < count; i++) {
    lengths[i] = displayWidth(context, output[i]);
    total += lengths[i] + SEPARATOR;
    if (lengths[i] > longest) longest = lengths[i];
  }
  const columns = columnsFor(context, lengths, total, longest, output.length);
  if (columns <= 1) return output;

  const widths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < count; i += columns) if (lengths[i] > width) width = lengths[i];
    widths.push(width + SEPARATOR);
  }
  const right = value === undefined
    || output.every((_, i) => typeof value[i] === 'number' || typeof value[i] === 'bigint');
  const lines = [];
  for (let first = 0; first < count; first += columns) {
    const last = Math.min(first + columns, count) - 1;
    let line = '';
    for (let i = first; i < last; i++) {
      const width = widths[i - first] + output[i].length - lengths[i];
      line += right ? `${output[i]}, `.padStart(width) : `${output[i]}, `.padEnd(width);
    }
    const width = widths[last - first] + output[last].length - lengths[last] - SEPARATOR;
    lines.push(line + (right ? output[last].padStart(width) : output[last]));
  }
  if (hasMore) lines.push(output[count]);
  return lines;
}

function fitsOnLine(context, output, start, base) {
  let total = output.length + start;
  if (total + output.length > context.breakLength) return false;
  for (const entry of output) {
    total += visibleLength(context, entry);
    if (total > context.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

function layOut(context, output, base, braces, kind, depth, value) {
  const head = base ? `${base} ` : '';
  if (context.compact === true) {
    if (fitsOnLine(context, output, 0, base)) return `${braces[0]}${base ? ` ${base}` : ''} ${output.join(', ')} ${braces[1]}`;
    const space = ' '.repeat(context.indentation);
    const start = base === '' && braces[0].length === 1 ? ' ' : `${base ? ` ${base}` : ''}\n${space}  `;
    return `${braces[0]}${start}${output.join(`,\n${space}  `)} ${braces[1]}`;
  }
  if (context.compact >= 1) {
    const entries = output.length;
    if (kind === ARRAY_EXTRAS && entries > 6) output = groupEntries(context, output, value);
    // Only the innermost levels are joined, and only what was not put into columns.
    if (context.currentDepth - depth < context.compact && entries === output.length) {
      const start = output.length + context.indentation + braces[0].length + base.length + 10;
      if (fitsOnLine(context, output, start, base)) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) return `${head}${braces[0]} ${joined} ${braces[1]}`;
      }
    }
  }
  const space = `\n${' '.repeat(context.indentation)}`;
  return `${head}${braces[0]}${space}  ${output.join(`,${space}  `)}${space}${braces[1]}`;
}

internal.inspectLayout = { layOut, OBJECT, ARRAY, ARRAY_EXTRAS };
})
