
;globalThis[Symbol.for('mettle')] = {
  fn: typeof @NAME@ === 'function' ? @NAME@ : undefined,
  Solution: typeof Solution === 'function' ? Solution : undefined,
};
