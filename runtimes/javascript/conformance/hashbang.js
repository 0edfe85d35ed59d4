#!/usr/bin/env node
'use strict';
console.log('ran', (function () { return this; })());
