(function (native, internal) {
'use strict';
// First of the prelude: what all other files use.

// Built-in modules by name without "node:". A function is called on first use and makes the module.
internal.modules = Object.create(null);
internal.lazyModules = Object.create(null);

// Adds properties that for-in and Object.keys do not list.
internal.define = (target, properties) => {
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  }
  return target;
};

internal.define(globalThis, { global: globalThis });
})
