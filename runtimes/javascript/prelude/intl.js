(function (native, internal) {
'use strict';
// What programs use of Intl, for the locale en-US: comparing words the way a dictionary
// does, and numbers with thousands separators. QuickJS itself has no locale data.

// ---- collation ----


// Weights of a text for the three levels: letters, accents, case.
function weights(text) {
  const primary = [], secondary = [], tertiary = [];
  for (const character of text.normalize('NFD')) {
    if (character >= '\u0300' && character <= '\u036f') {
      secondary[secondary.length - 1] = character.codePointAt(0);
      continue;
    }
    const lower = character.toLowerCase();
    const code = lower.codePointAt(0);
    const weight = code < 128 ? native.collationWeight(code) : 256 + code;
    if (weight === 0) continue;
    primary.push(weight);
    secondary.push(0);
    tertiary.push(lower === character ? 0 : 1);
  }
  return [primary, secondary, tertiary];
}

function compareLists(a, b) {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return Math.sign(a.length - b.length);
}

function compareTexts(a, b, levels) {
  const left = weights(a), right = weights(b);
  for (const level of levels) {
    const order = compareLists(left[level], right[level]);
    if (order !== 0) return order;
  }
  return 0;
}

// "file10" after "file9".
function compareNumerically(a, b, levels) {
  const left = a.match(/\d+|\D+/g) ?? [], right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const areNumbers = /^\d/.test(left[i]) && /^\d/.test(right[i]);
    const [x, y] = areNumbers ? [BigInt(left[i]), BigInt(right[i])] : [left[i], right[i]];
    const order = areNumbers ? (x < y ? -1 : x > y ? 1 : 0) : compareTexts(x, y, levels);
    if (order !== 0) return order;
  }
  return Math.sign(left.length - right.length);
}

const sensitivities = { base: [0], accent: [0, 1], case: [0, 2], variant: [0, 1, 2] };

function comparer(options) {
  const levels = sensitivities[options?.sensitivity ?? 'variant'] ?? sensitivities.variant;
  if (options?.numeric) return (a, b) => compareNumerically(`${a}`, `${b}`, levels);
  if (levels.length < 3) return (a, b) => compareTexts(`${a}`, `${b}`, levels);
  return (a, b) => native.compareAscii(`${a}`, `${b}`) ?? compareTexts(`${a}`, `${b}`, levels);
}

const compareDefault = comparer();

// ---- numbers ----

const signs = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹', CNY: 'CN¥', KRW: '₩', BRL: 'R$', CAD: 'CA$', AUD: 'A$', MXN: 'MX$' };
const separators = { de: ['.', ','], es: ['.', ','], it: ['.', ','], pt: ['.', ','], nl: ['.', ','], id: ['.', ','], fr: ['\u202f', ','], ru: ['\u00a0', ','] };

function group(digits, locale, separator) {
  return `${locale}`.endsWith('-IN') ? digits.replace(/\B(?=(\d\d)*\d{3}$)/g, separator) : digits.replace(/\B(?=(\d{3})+$)/g, separator);
}

function fractionDigits(options) {
  const isCurrency = options.style === 'currency';
  const fixed = isCurrency ? (['JPY', 'KRW'].includes(options.currency) ? 0 : 2) : 0;
  const least = options.minimumFractionDigits ?? Math.min(fixed, options.maximumFractionDigits ?? fixed);
  const most = options.maximumFractionDigits ?? Math.max(least, isCurrency ? fixed : options.style === 'percent' ? 0 : 3);
  return [least, most];
}

// Decimal digits of |value|, rounded half away from zero on the shortest decimal form.
function roundDecimal(value, most) {
  const [mantissa, exponent] = value.toString().split('e');
  if (exponent !== undefined) return value < 1 ? value.toFixed(Math.min(most, 100)) : BigInt(value).toString();
  const [whole, fraction = ''] = mantissa.split('.');
  if (fraction.length <= most) return mantissa;
  let digits = BigInt(whole + fraction.slice(0, most));
  if (fraction.charCodeAt(most) >= 53) digits++;
  const text = digits.toString().padStart(most + 1, '0');
  return most === 0 ? text : `${text.slice(0, -most)}.${text.slice(-most)}`;
}

function formatMagnitude(value, locale, options) {
  if (value === Infinity) return '∞';
  const [least, most] = fractionDigits(options);
  let text;
  if (typeof value === 'bigint') text = `${value}`;
  else if (options.maximumSignificantDigits) text = `${Number(value.toPrecision(options.maximumSignificantDigits))}`;
  else text = roundDecimal(options.style === 'percent' ? Number((value * 100).toPrecision(15)) : value, most);
  let [whole, fraction = ''] = text.split('.');
  fraction = fraction.replace(/0+$/, '').padEnd(least, '0');
  const [thousands, point] = separators[`${locale}`.slice(0, 2)] ?? [',', '.'];
  whole = whole.padStart(options.minimumIntegerDigits ?? 1, '0');
  if (options.useGrouping !== false) whole = group(whole, locale, thousands);
  return fraction ? whole + point + fraction : whole;
}

function formatLocaleNumber(value, locale = 'en-US', options = {}) {
  if (Number.isNaN(value)) return 'NaN';
  const isNegative = value < 0 || Object.is(value, -0);
  let text = formatMagnitude(isNegative ? -value : value, locale, options);
  if (options.style === 'percent') text += '%';
  if (options.style === 'currency') text = `${signs[options.currency] ?? `${options.currency}\u00a0`}${text}`;
  return isNegative ? `-${text}` : text;
}

// ---- the built-ins ----

internal.define(String.prototype, {
  localeCompare(that, locales, options) {
    const text = String(this);
    return options === undefined ? compareDefault(text, that) : comparer(options)(text, that);
  },
});
for (const Type of [Number, BigInt]) {
  internal.define(Type.prototype, {
    toLocaleString(locale, options) { return formatLocaleNumber(Type.prototype.valueOf.call(this), locale, options); },
  });
}

// ---- dates, always in UTC ----

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const inStyle = (name, style) => (style === 'short' ? name.slice(0, 3) : name);
const number = (value, style) => (style === '2-digit' ? `${value % 100}`.padStart(2, '0') : `${value}`);

function formatDay(date, { weekday, year, month, day }) {
  if (!weekday && !year && !month && !day) year = month = day = 'numeric';
  const weekdayText = weekday && inStyle(days[date.getUTCDay()], weekday);
  const yearText = year && number(date.getUTCFullYear(), year);
  const dayText = day && number(date.getUTCDate(), day);
  if (month !== 'long' && month !== 'short') {
    const parts = [month && number(date.getUTCMonth() + 1, month), dayText, yearText].filter(Boolean).join('/');
    return [weekdayText, parts].filter(Boolean).join(', ');
  }
  const monthDay = [inStyle(months[date.getUTCMonth()], month), dayText].filter(Boolean).join(' ');
  return [weekdayText, dayText ? monthDay : undefined, yearText && (dayText ? yearText : `${monthDay} ${yearText}`)].filter(Boolean).join(', ') || monthDay;
}

function formatTime(date, { hour12 = true }) {
  const hours = date.getUTCHours();
  const rest = `${number(date.getUTCMinutes(), '2-digit')}:${number(date.getUTCSeconds(), '2-digit')}`;
  return hour12 ? `${hours % 12 || 12}:${rest} ${hours < 12 ? 'AM' : 'PM'}` : `${number(hours, '2-digit')}:${rest}`;
}

function dateFormatter(format) {
  return function (locale, options = {}) {
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : format(this, options);
  };
}

internal.define(Date.prototype, {
  toLocaleDateString: dateFormatter(formatDay),
  toLocaleTimeString: dateFormatter(formatTime),
  toLocaleString: dateFormatter((date, options) => `${formatDay(date, options)}, ${formatTime(date, options)}`),
});

// ---- Intl ----

class Collator {
  constructor(locales, options) { this.compare = comparer(options); }
  resolvedOptions() { return { locale: 'en-US', usage: 'sort', sensitivity: 'variant' }; }
}

class NumberFormat {
  constructor(locale, options) { this.format = (value) => formatLocaleNumber(typeof value === 'bigint' ? value : Number(value), locale, options); }
  resolvedOptions() { return { locale: 'en-US', numberingSystem: 'latn' }; }
}

class DateTimeFormat {
  #options;
  constructor(locale, options) { this.#options = options ?? {}; }
  format(date = new Date()) { return formatDay(new Date(date), this.#options); }
  resolvedOptions() { return { locale: 'en-US', calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' }; }
}

// Code points stand for graphemes: right for all but combined characters.
class Segmenter {
  *segment(text) {
    let index = 0;
    for (const segment of text) {
      yield { segment, index, input: text };
      index += segment.length;
    }
  }
}

class PluralRules {
  constructor(locale, options) { this.isOrdinal = options?.type === 'ordinal'; }
  select(n) {
    if (!this.isOrdinal) return n === 1 ? 'one' : 'other';
    const last = n % 10, two = n % 100;
    if (last === 1 && two !== 11) return 'one';
    if (last === 2 && two !== 12) return 'two';
    return last === 3 && two !== 13 ? 'few' : 'other';
  }
}

// Callable without `new`, as the real ones are.
const callable = (Class) => new Proxy(Class, { apply: (target, self, args) => new Class(...args) });
const Intl = { Segmenter, PluralRules };
for (const Class of [Collator, NumberFormat, DateTimeFormat]) Intl[Class.name] = callable(Class);
for (const name of Object.keys(Intl)) Object.defineProperty(Intl, name, { enumerable: false });
Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });
internal.define(globalThis, { Intl });
})
