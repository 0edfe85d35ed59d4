console.log('to output');
console.error('to error');
